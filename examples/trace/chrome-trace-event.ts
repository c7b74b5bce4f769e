/** One entry of a trace file in Chrome's format; times in it are microseconds. */
export interface ChromeTraceEvent {
  /** What it says: `wait Lock-1`, `release Lock-1`, a task's name. */
  readonly name: string;
  /** Its group, for filters: `task`, `wait`, `hold`, `event`, `spawn`, or `lane` for names. */
  readonly cat: string;
  /** Its phase: X a span, i an instant, b and e the ends of a hold, s and f of an arrow, M a name. */
  readonly ph: 'X' | 'i' | 'b' | 'e' | 's' | 'f' | 'M';
  /** When, in microseconds. */
  readonly ts: number;
  /** How long, in microseconds, of a span. */
  readonly dur?: number;
  /** Always 1. */
  readonly pid: number;
  /** The lane: the task's id. */
  readonly tid: number;
  /** What both ends of a hold or of an arrow have in common. */
  readonly id?: string;
  /** What else is known. */
  readonly args?: Readonly<Record<string, unknown>>;
  /** Of an instant: that it belongs to its lane alone. */
  readonly s?: 't';
  /** Of an arrow's end: that it points at the span around it. */
  readonly bp?: 'e';
}

/** What a trace file holds, for `JSON.stringify()`. */
export interface ChromeTraceFile {
  /** The unit in which times are shown. */
  readonly displayTimeUnit: 'ms';
  /** The entries, in no promised order. */
  readonly traceEvents: readonly ChromeTraceEvent[];
}
