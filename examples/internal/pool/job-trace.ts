/** The worker's side of a pool's trace. */
import { context } from '../context.ts';
import { reporter } from '../report.ts';
import { flushTrace, trace, traceThread } from '../workers/tracing.ts';
import type { TracedCalls } from './messages.ts';

/** A job that runs, as a task of the trace. @internal */
export class TracedJob {
  readonly #name: string;

  constructor(id: number, name: string) {
    this.#name = name;
    reporter?.known(this, -id, name);
    reporter?.report('start', this, name);
  }

  /** Calls the function, so that what it does is the job's. */
  run<T>(body: () => T): T {
    return context.run(this, body);
  }

  ended(outcome: 'finished' | 'failed'): void {
    reporter?.report('done', this, this.#name, undefined, undefined, undefined, outcome);
  }
}

/** The job begins, if anybody wants to know. @internal */
export function beginJob(
  calls: TracedCalls | undefined,
  index: number,
  isQuick: boolean,
): TracedJob | undefined {
  const id = calls?.ids[index] ?? 0;
  if (id === 0 || reporter === undefined) return undefined;
  const job = new TracedJob(id, calls?.names[index] ?? '');
  // It may be long before there is another chance.
  if (!isQuick) flushTrace();
  return job;
}

/** Begins or ends telling what happens here; a promise where something has to be loaded first. @internal */
export function traceWorker(on: boolean): Promise<void> | undefined {
  return trace(on)?.then(() => traceThread('start'));
}
