import { builtin } from '../builtin.ts';
import { tellHook } from '../excepthook.ts';
import { checkMayStart, childName, ownIdentity, removeChild } from '../processes/family.ts';
import { ownTree } from '../processes/tree.ts';
import { addThread, endThread } from '../shared/registry.ts';
import { host } from '../workers/host.ts';
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

  constructor(ident: number, name: string) {
    this.ident = ident;
    this.name = name;
    this.#worker = startThread(
      {
        message: (data) => this.#events?.message(data),
        end: (how) => {
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
    this.#worker.ref();
    return this;
  }

  post(message: object): void {
    this.#worker.post(message);
  }

  ref(): void {
    this.#worker.ref();
  }

  unref(): void {
    this.#worker.unref();
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
    this.#worker.unref();
    spares.push(this);
    // A timer would keep a program alive where timers cannot be told not to.
    const { ident } = this;
    AbortSignal.timeout(IDLE_MS).onabort = () => this.ident === ident && this.terminate();
    queueMicrotask(() => events?.end({ exitCode: 0, signal: undefined, error: undefined }));
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
