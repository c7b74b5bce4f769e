/**
 * What the tasks and primitives of `bingfa` do, as it happens.
 *
 * @module trace
 */
export type { ChromeTraceEvent, ChromeTraceFile } from './chrome-trace-event.ts';
export { chromeTraceFile } from './chrome-trace-file.ts';
export { ChromeTrace } from './chrome-trace.ts';
export type { TaskContext, TraceEvent, TraceEventType } from './event.ts';
export { subscribe, useTaskContext } from './subscribe.ts';
