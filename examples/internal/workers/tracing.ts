/** The worker's side of the trace: what happens here is told to the owner, in batches. */
import type { TraceEvent } from '../../trace/event.ts';
import { modules } from './modules.ts';
import { postToOwner } from './receiver.ts';

/** Where the host's prelude says which line of the program runs. */
const LINE = Symbol.for('bingfa.line');
const BATCH = 100;

let stop: (() => void) | undefined;
let rows: TraceEvent[] = [];
let isDue = false;

/** Begins or ends telling; a promise where something has to be loaded first. @internal */
export function trace(on: boolean): Promise<void> | undefined {
  if (on === (stop !== undefined)) return undefined;
  if (!on) {
    stop?.();
    stop = undefined;
    return undefined;
  }
  return modules.trace().then(({ subscribe }) => {
    stop = subscribe(add);
  });
}

/** Tells that the thread itself begins or ends. @internal */
export function traceThread(type: 'start' | 'done', outcome?: TraceEvent['outcome']): void {
  if (stop === undefined) return;
  const time = performance.now();
  const nothing = { resource: undefined, holder: undefined, by: undefined };
  add({ type, time, task: 0, taskName: 'main', ...nothing, outcome });
}

/** Sends what is left. @internal */
export function flushTrace(): void {
  isDue = false;
  if (rows.length === 0) return;
  postToOwner({ type: 'trace', origin: performance.timeOrigin, rows });
  rows = [];
}

function add(event: TraceEvent): void {
  const line = (globalThis as { [LINE]?: () => unknown })[LINE]?.();
  // It is the host's own: what it says travels with the event.
  rows.push(line === undefined ? event : Object.assign(event, { line }));
  if (rows.length >= BATCH) {
    flushTrace();
  } else if (!isDue) {
    isDue = true;
    queueMicrotask(flushTrace);
  }
}
