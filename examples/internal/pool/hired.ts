import type { WorkerEvents, WorkerHandle } from '../workers/worker.ts';
import type { Prepare } from './messages.ts';

/** A worker that can be sent away. @internal */
export interface Hired extends WorkerHandle {
  /** The thread's or the process's. */
  readonly name: string;
  /** Who it is, and whose child, if it is a process. */
  readonly process?: Prepare['process'];
  /** Lets it end, or be used by somebody else; either way it ends for this pool. */
  dismiss(): void;
}

/** Starts a worker, or takes over one that is idle. @internal */
export type Hire = (events: WorkerEvents) => Hired;
