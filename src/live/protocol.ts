import type { Modules } from './modules.ts';
import { type TraceRow, parseTrace } from './trace.ts';

/** How much of a run the page takes in; the rest is counted and said, not shown. */
export const MAX_LINES = 1000;
export const MAX_LINE_LENGTH = 10_000;

export const LEVELS = ['log', 'info', 'warn', 'error'] as const;
export type Level = (typeof LEVELS)[number];

export interface OutputLine {
  readonly level: Level;
  readonly text: string;
  /** Milliseconds since the program began. */
  readonly at: number;
  /** How many events of the trace came before it, where there is one: times can be equal. */
  readonly after?: number | undefined;
}

/** Real time, or a clock that jumps over what is only waited for. */
export const CLOCKS = ['real', 'instant'] as const;
export type ClockKind = (typeof CLOCKS)[number];

/** What the page tells the program's worker. */
export type ToWorker =
  | {
      readonly type: 'start';
      /** The compiled program. */
      readonly code: string;
      readonly file: string;
      readonly modules: Modules;
      /** The text of each module by name. */
      readonly library: Readonly<Record<string, string>>;
      /** What each thread that the program starts runs first. */
      readonly thread: string;
      readonly clock: ClockKind;
      /** Whether to tell what tasks and primitives do. */
      readonly trace: boolean;
    }
  /** Asks the program to end: the worker knows no other message after the first. */
  | { readonly type: 'interrupt' };

/** How a program ends by itself: it finished, threw, or waits for what can never happen. */
export const ENDINGS = ['done', 'error', 'deadlock'] as const;
export type Ending = (typeof ENDINGS)[number];

/** What the program's worker tells the page. */
export type FromWorker =
  /**
   * The program's first line is next: what was before it is not the program's time. With what the
   * next worker may start from.
   */
  | { readonly type: 'began'; readonly memory?: Uint8Array<ArrayBuffer> }
  | { readonly type: 'lines'; readonly lines: readonly OutputLine[]; readonly dropped: number }
  | { readonly type: 'trace'; readonly events: readonly TraceRow[] }
  /** Of the events beyond those: unread, since only the last of these messages counts. */
  | { readonly type: 'totals'; readonly totals: unknown }
  | { readonly type: 'end'; readonly ending: Ending; readonly at: number };

/** Whatever a program makes its worker send, the page sees one of these or nothing. */
export function parseFromWorker(data: unknown): FromWorker | undefined {
  if (!isRecord(data)) return undefined;
  const { type, lines, events, totals, dropped, ending, at, memory } = data;
  if (type === 'lines' && Array.isArray(lines)) {
    return {
      type,
      lines: lines.slice(0, MAX_LINES).flatMap((line: unknown) => parseLine(line) ?? []),
      dropped: asNumber(dropped),
    };
  }
  if (type === 'trace' && Array.isArray(events)) {
    return { type, events: parseTrace(events) };
  }
  if (type === 'totals') return { type, totals };
  if (type === 'began') {
    return memory instanceof Uint8Array
      ? { type, memory: memory as Uint8Array<ArrayBuffer> }
      : { type };
  }
  const known = ENDINGS.find((one) => one === ending);
  if (type === 'end' && known !== undefined) return { type, ending: known, at: asNumber(at) };
  return undefined;
}

function parseLine(line: unknown): OutputLine | undefined {
  if (!isRecord(line) || typeof line['text'] !== 'string') return undefined;
  const level = LEVELS.find((one) => one === line['level']) ?? 'log';
  const { at, after } = line;
  return {
    level,
    text: line['text'].slice(0, MAX_LINE_LENGTH),
    at: asNumber(at),
    after: Number.isSafeInteger(after) ? asNumber(after) : undefined,
  };
}

function asNumber(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? value : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
