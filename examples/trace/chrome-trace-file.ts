import { ChromeTraceWriter } from '../internal/chrome-trace.ts';
import type { ChromeTraceFile } from './chrome-trace-event.ts';
import type { TraceEvent } from './event.ts';

/**
 * Makes a trace file in Chrome's format of events that were gathered elsewhere, such as in a worker.
 *
 * @param events - In the order in which they happened.
 *
 * @example
 * ```ts
 * import { createTask } from 'bingfa/asyncio';
 * import { chromeTraceFile, subscribe, type TraceEvent } from 'bingfa/trace';
 *
 * const events: TraceEvent[] = [];
 * const stop = subscribe((event) => events.push(event));
 * await createTask(() => 1, { name: 'worker' });
 * stop();
 * console.log(JSON.stringify(chromeTraceFile(events)).includes('worker')); // true
 * ```
 */
export function chromeTraceFile(events: Iterable<TraceEvent>): ChromeTraceFile {
  const writer = new ChromeTraceWriter();
  writer.write(events);
  return { displayTimeUnit: 'ms', traceEvents: writer.entries };
}
