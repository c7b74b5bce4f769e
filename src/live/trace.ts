import type { TraceEvent, TraceEventType } from 'bingfa/trace';

/** How many events of a run the page keeps one by one; the rest it gets as totals. */
export const MAX_TRACE = 20_000;
/** Events in one message, and how many the worker may count at all. */
export const MAX_TRACE_BATCH = 1000;
/** Tasks that one event can be waiting for. */
export const MAX_AWAITED = 1000;
export const MAX_NAME_LENGTH = 200;

/**
 * What the worker sees besides the library's events: a task leaves the thread at an `await`, and
 * goes on after it. A pause's `resource` is `await` where an `await` made it, rather than the end of
 * a function; its `holder` is the task that is awaited, if it is one.
 */
export type TraceRowType = TraceEventType | 'pause' | 'continue';

/** One event of a run's trace. */
export interface TraceRow extends Omit<TraceEvent, 'type'> {
  readonly type: TraceRowType;
  /** Milliseconds since the program began. */
  readonly time: number;
  /** The line of the reader's source, where one was on the stack. */
  readonly line: number | undefined;
  /** The thread or process that it is of, by its name; undefined for the main one. */
  readonly thread?: string | undefined;
}

export const TYPES: ReadonlySet<TraceRowType> = new Set<TraceRowType>([
  'spawn',
  'start',
  'retrieve',
  'wait',
  'resume',
  'acquire',
  'release',
  'put',
  'get',
  'notify',
  'set',
  'timeout',
  'cancel',
  'done',
  'pause',
  'continue',
]);
const OUTCOMES: ReadonlySet<unknown> = new Set(['finished', 'failed', 'cancelled']);

/** The rows of a message, each as it must be: a program can make its worker send anything. */
export function parseTrace(rows: readonly unknown[]): TraceRow[] {
  const parsed: TraceRow[] = [];
  for (let index = 0; index < rows.length && index < MAX_TRACE_BATCH; index += 1) {
    const row = parseRow(rows[index]);
    if (row !== undefined) parsed.push(row);
  }
  return parsed;
}

export function parseRow(row: unknown): TraceRow | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  const { type, time, task, taskName, resource, holder, awaited, by, outcome, line, thread } =
    row as Record<string, unknown>;
  const id = whole(task);
  if (!TYPES.has(type as TraceRowType) || id === undefined) return undefined;
  return {
    type: type as TraceRowType,
    time: typeof time === 'number' && time >= 0 && Number.isFinite(time) ? time : 0,
    task: id,
    taskName: text(taskName) ?? `Task ${id}`,
    resource: text(resource),
    holder: whole(holder),
    awaited: wholes(awaited),
    by: whole(by),
    outcome: OUTCOMES.has(outcome) ? (outcome as TraceRow['outcome']) : undefined,
    line: whole(line),
    thread: text(thread),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, MAX_NAME_LENGTH) : undefined;
}

function whole(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

function wholes(value: unknown): readonly number[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.slice(0, MAX_AWAITED).flatMap((each) => whole(each) ?? []);
  return found.length === 0 ? undefined : found;
}
