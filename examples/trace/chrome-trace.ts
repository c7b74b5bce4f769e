import { dispose } from '../internal/dispose.ts';
import type { ChromeTraceFile } from './chrome-trace-event.ts';
import { chromeTraceFile } from './chrome-trace-file.ts';
import type { TraceEvent } from './event.ts';
import { subscribe } from './subscribe.ts';

/**
 * Records what tasks and primitives do, for a trace file in Chrome's format, which
 * [Perfetto](https://ui.perfetto.dev) and `chrome://tracing` open.
 *
 * - A lane per task: its life, in it each wait, and the other events as instants; an arrow leads from
 *   who started a task to its start. The jobs of a pool are in the lanes of its workers. A track per lock and semaphore shows who held it.
 * - It records from when it is made until it is stopped or disposed of.
 * - What has not ended is drawn up to the last event and says so.
 *
 * @example
 * ```ts
 * import { createTask, Lock } from 'bingfa/asyncio';
 * import { ChromeTrace } from 'bingfa/trace';
 *
 * const trace = new ChromeTrace();
 * const lock = new Lock();
 * await createTask(async ({ signal }) => {
 *   using held = await lock.acquire({ signal });
 * }, { name: 'worker' });
 * trace.stop();
 * const file = JSON.stringify(trace);
 * console.log(file.includes('worker')); // true
 * ```
 */
export class ChromeTrace implements Disposable {
  readonly #events: TraceEvent[] = [];
  readonly #stop: () => void;

  /** Starts recording. */
  constructor() {
    this.#stop = subscribe((event) => this.#events.push(event));
  }

  /** Ends the recording; what was recorded stays. */
  stop(): void {
    this.#stop();
  }

  /** Ends the recording with the block. */
  [dispose](): void {
    this.stop();
  }

  /** What the file holds; `JSON.stringify()` calls it. */
  toJSON(): ChromeTraceFile {
    return chromeTraceFile(this.#events);
  }
}
