import { builtin } from '../builtin.ts';
import { cloneErrorOf } from '../pool/clone-error.ts';
import { reporter } from '../report.ts';
import { MAIN, ownIdent } from '../shared/registry.ts';
import { packArguments } from '../workers/arguments.ts';
import { laneOf, type Lane } from '../workers/lane.ts';
import type { FromWorker } from '../workers/messages.ts';
import type { Target } from '../workers/target.ts';
import { countChildren } from '../workers/thread-scope.ts';
import { startProcess, type WorkerEnd, type WorkerHandle } from '../workers/worker.ts';
import { packingFor } from './exchange.ts';
import { addChild, type Child, childPid, ownIdentity, removeChild } from './family.ts';
import type { End, Start } from './messages.ts';
import { ownBroker } from './own.ts';
import { ownTree } from './tree.ts';

type Trace = FromWorker & { readonly type: 'trace' };

type Signal = 'SIGTERM' | 'SIGKILL';

/** Where there are no signals. */
const numbers: Readonly<Record<string, number>> = { SIGTERM: 15, SIGKILL: 9 };

/** A process that was started here, as long as it runs and afterwards. @internal */
export class ChildProcess implements Child {
  readonly name: string;
  readonly daemon: boolean;
  readonly pid: number;
  readonly ended: Promise<void>;
  exitCode: number | undefined;
  readonly #address: string;
  readonly #handle: WorkerHandle;
  #settle: () => void = () => undefined;
  /** What it said itself, if it ended by itself. */
  #said: number | undefined;
  #signal: Signal | undefined;
  #isCounted = false;
  /** Itself as a task of the trace. */
  #lane: Lane | undefined;

  constructor(name: string, daemon: boolean, target: Target | undefined, args: readonly unknown[]) {
    this.name = name;
    this.daemon = daemon;
    const address = (this.#address = ownTree.newAddress());
    const packed = packingFor(address, () => packArguments(args, 'processes', refuse));
    this.ended = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#handle = startProcess(
      { message: (message) => this.#receive(message as End | Trace), end: (end) => this.#end(end) },
      { address },
    );
    this.pid = this.#handle.pid ?? childPid();
    const own = { address, name, pid: this.pid, daemon };
    const start: Start = {
      type: 'process:start',
      own,
      parent: ownIdentity(),
      target,
      args: packed,
      traced: reporter !== undefined,
    };
    try {
      this.#handle.post(start);
    } catch (error) {
      this.#handle.terminate();
      throw cloneErrorOf(error);
    }
    if (daemon) this.#handle.unref();
    addChild(this);
    this.#count(true);
    this.#lane = laneOf(this, name);
  }

  terminate(): void {
    this.#kill('SIGTERM');
  }

  kill(): void {
    this.#kill('SIGKILL');
  }

  #kill(signal: Signal): void {
    if (this.exitCode !== undefined) return;
    this.#signal = signal;
    this.#handle.kill(signal);
  }

  // A process looks after its children itself when it ends.
  #count(runs: boolean): void {
    if (ownIdent() === MAIN || runs === this.#isCounted) return;
    this.#isCounted = runs;
    const by = runs ? 1 : -1;
    countChildren(by, this.daemon ? 0 : by);
  }

  #receive(message: End | Trace): void {
    if (message.type === 'trace') {
      this.#lane?.relay(message);
      return;
    }
    this.#said = message.exitCode;
    // A worker of a browser does not end by itself.
    if (this.#handle.pid === undefined) this.#handle.terminate();
  }

  #end({ exitCode, signal }: WorkerEnd): void {
    this.exitCode =
      this.#said ?? codeOf(exitCode, this.#handle.pid === undefined ? this.#signal : signal);
    removeChild(this);
    this.#count(false);
    const { pid, exitCode: code } = this;
    ownBroker.post.childEnded(this.#address, this.name, pid, code);
    this.#lane?.ended('failed');
    this.#settle();
  }
}

function codeOf(code: number | undefined, signal: string | undefined): number {
  if (signal === undefined) return code ?? 1;
  const os = builtin('node:os') as { constants: { signals: typeof numbers } } | undefined;
  return -((os?.constants.signals ?? numbers)[signal] ?? 1);
}

function refuse(body: (...args: never[]) => unknown): never {
  const name = body.name === '' ? 'the function' : body.name;
  throw new TypeError(`Pass ${name} by fromModule(): a process cannot call it here`);
}
