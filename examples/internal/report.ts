/** What can happen; `bingfa/trace` documents each. @internal */
export type ReportType =
  | 'spawn'
  | 'start'
  | 'wait'
  | 'resume'
  | 'acquire'
  | 'release'
  | 'put'
  | 'get'
  | 'notify'
  | 'cancel'
  | 'done';

/** What a primitive or a task says about itself to whoever traces. @internal */
export interface Report {
  readonly type: ReportType;
  /** The primitive it is about; for spawn, start, cancel and done, the task. */
  readonly subject: object;
  /** Its class, for the name: `Lock`, `Task`. */
  readonly kind: string;
  /** The signal of the wait, which says whose wait it is. */
  readonly signal?: AbortSignal | undefined;
  /** The task that an earlier report was attributed to. */
  readonly task?: number | undefined;
  /** The task that holds what is waited for. */
  readonly holder?: number | undefined;
  readonly outcome?: string | undefined;
}

/** Takes reports, returns the id of the task it attributes them to. @internal */
export interface Reporter {
  report(report: Report): number | undefined;
  /** Runs a task's body so that what happens in it is attributed to the task. */
  run<T>(task: object, body: () => T): T;
}

/**
 * Who traces, if anybody. Every use is `if (reporter !== undefined)`: one branch when nobody does.
 *
 * @internal
 */
export let reporter: Reporter | undefined;

/** @internal */
export function setReporter(value: Reporter | undefined): void {
  reporter = value;
}
