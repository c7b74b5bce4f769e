import { builtin } from '../builtin.ts';
import { tellHook } from '../excepthook.ts';
import { checkMayStart, childName, ownIdentity, removeChild } from '../processes/family.ts';
import { ownTree } from '../processes/tree.ts';
import { addThread, endThread } from '../shared/registry.ts';
import { host } from '../workers/host.ts';
import type { FromWorker } from '../workers/messages.ts';
import { countChildren, type Scope } from '../workers/thread-scope.ts';
import {
  startProcess,
  startThread,
  type WorkerEvents,
  type WorkerHandle,
} from '../workers/worker.ts';
import type { Hire, Hired } from './hired.ts';
import { PoolChild } from './pool-child.ts';

function isNode(): boolean {
  return builtin('node:process') !== undefined;
}

/** How long a thread is kept that nobody needs. */
const IDLE_MS = 1000;

/** A thread of the operating system, which is one thread after the other. */
class Spare implements Hired {
  readonly prelude = host().prelude;
  name: string;
  ident: number;
  readonly pid = undefined;
  readonly #worker: WorkerHandle;
  #events: WorkerEvents | undefined;
  /** What the calls have started. */
  #scope: Scope = { isAlone: true, isHeld: false };
  #isWanted = true;
  #isDismissed = false;

  constructor(ident: number, name: string) {
    this.ident = ident;
    this.name = name;
    this.#worker = startThread(
      {
        message: (data) => {
          if (data.type === 'scope') this.#enter(data as FromWorker & Scope);
          else this.#events?.message(data);
        },
        end: (how) => {
          this.#enter({ isAlone: true, isHeld: false });
          const index = spares.indexOf(this);
          if (index >= 0) spares.splice(index, 1);
          endThread(this.ident, true, how.exitCode);
          if (this.#events !== undefined) this.#events.end(how);
          else if (how.error !== undefined) tellHook({ excValue: how.error }, this.name);
        },
      },
      { ident },
    );
  }

  begin(ident: number, name: string, events: WorkerEvents): this {
    this.ident = ident;
    this.name = name;
    this.#events = events;
    this.ref();
    return this;
  }

  post(message: object): void {
    this.#worker.post(message);
  }

  ref(): void {
    this.#isWanted = true;
    this.#hold();
  }

  unref(): void {
    this.#isWanted = false;
    this.#hold();
  }

  terminate(): void {
    this.#worker.terminate();
  }

  kill(): void {
    this.#worker.terminate();
  }

  dismiss(): void {
    const events = this.#events;
    this.#events = undefined;
    endThread(this.ident, false);
    this.unref();
    this.#isDismissed = true;
    this.#rest();
    queueMicrotask(() => events?.end({ exitCode: 0, signal: undefined, error: undefined }));
  }

  // The program goes on while somebody wants it, or what its calls have started.
  #hold(): void {
    if (this.#isWanted || this.#scope.isHeld) this.#worker.ref();
    else this.#worker.unref();
  }

  #enter(scope: Scope): void {
    const { isAlone, isHeld } = this.#scope;
    this.#scope = scope;
    countChildren(Number(isAlone) - Number(scope.isAlone), Number(scope.isHeld) - Number(isHeld));
    this.#hold();
    this.#rest();
  }

  // With it would end what its calls have started.
  #rest(): void {
    if (!this.#isDismissed || !this.#scope.isAlone) return;
    this.#isDismissed = false;
    spares.push(this);
    // A timer would keep a program alive where timers cannot be told not to.
    const { ident } = this;
    AbortSignal.timeout(IDLE_MS).onabort = () => this.ident === ident && this.terminate();
  }
}

const spares: Spare[] = [];

/** Gives a thread of that name. @internal */
export function hireThread(name: string): Hire {
  return (events) => {
    const ident = addThread(name, false);
    const { prelude } = host();
    const index = spares.findLastIndex((spare) => spare.prelude === prelude);
    const spare = index < 0 ? new Spare(ident, name) : (spares.splice(index, 1)[0] as Spare);
    return spare.begin(ident, name, events);
  };
}

/** How a process of a pool stands among the others. @internal */
export interface ProcessRole {
  /** What its name begins with. */
  readonly kind: string;
  readonly daemon: boolean;
  /** Lets it end once it has nothing more to do: before the program ends. */
  readonly close?: () => void;
}

/** Gives a process of its own; in a browser, a worker that shares nothing. @internal */
export function hireProcess({ kind, daemon, close }: ProcessRole): Hire {
  return (events) => {
    checkMayStart();
    const address = ownTree.newAddress();
    const name = childName(kind);
    const worker = startProcess(
      {
        message: (data) => events.message(data),
        end(how) {
          child.end(how);
          events.end(how);
        },
      },
      { address },
    );
    const child = new PoolChild(worker, name, daemon, close);
    const own = { address, name, pid: child.pid, daemon };
    const leave = isNode() ? () => worker.post({ type: 'pool:leave' }) : () => worker.terminate();
    return {
      ...worker,
      name,
      process: { own, parent: ownIdentity() },
      dismiss() {
        removeChild(child);
        leave();
      },
      terminate() {
        removeChild(child);
        worker.terminate();
      },
    };
  };
}
