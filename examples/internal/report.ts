import type { TraceEvent, TraceEventType } from '../trace/event.ts';

/** What can happen; `bingfa/trace` documents each. @internal */
export type ReportType = TraceEventType;

/** How something that threads share says its name, which must be the same in all of them. @internal */
export const LABEL: unique symbol = Symbol('bingfa.label');

/** A caller that waits, and for what. @internal */
export interface Waiting {
  readonly list: { readonly kind: string; readonly subject: object };
  readonly signal: AbortSignal | undefined;
}

/** Takes what primitives and tasks say about themselves. @internal */
export interface Reporter {
  /**
   * @param subject - The primitive; for spawn, start, cancel and done, the task.
   * @param kind - Its class, or the task's name.
   * @param signal - The signal of the wait, which may say whose wait it is.
   * @param task - The task that an earlier report of the same wait was attributed to; for release and
   *   notify, the one that holds the lock.
   * @param holder - The task that holds what is waited for.
   * @param outcome - How the task ended.
   * @returns The id of the task that it is attributed to.
   */
  report(
    type: ReportType,
    subject: object,
    kind: string,
    signal?: AbortSignal,
    task?: number,
    holder?: number,
    outcome?: string,
  ): number;
  /**
   * A job was given to a pool, whose class is `kind`.
   *
   * @returns The job's id as a task.
   */
  submitted(job: object, name: string, pool: object, kind: string): number;
  /** Somebody has, or will have, the result or the error of the future, which may be a task. */
  retrieved(future: object): void;
  /** Who waits for the whole waits for the parts, which are read at each such wait. */
  consists(whole: object, parts: Iterable<object>): void;
  /** The task has that id already; a negative one is its id in the thread that owns this one. */
  known(task: object, id: number, name: string): void;
  /** A caller begins to wait in its list; `task` is whose wait it is, where that is known. */
  wait(caller: Waiting, task: number | undefined): void;
  /** A caller has been answered. */
  resume(caller: Waiting): void;
  /** Tells what has happened in another thread, which is a task here. */
  relay(rows: readonly TraceEvent[], thread: string, lane: number, delay: number): void;
  /**
   * Whose call it is that runs now: to be asked before the first await, since later reports of the
   * same call come from the library itself, when nobody's code runs.
   */
  caller(signal: AbortSignal | undefined): number;
  /** Runs what the library does for a task; what it reports is that task's. */
  as<T>(task: number, body: () => T): T;
  /** The task that a caller's wait was attributed to. */
  taskOf(caller: object): number | undefined;
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
