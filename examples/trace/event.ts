/**
 * What can happen to a task or a primitive; a job of a pool is a task, too:
 *
 * - `spawn`: a task was made; `start`: its body starts; `cancel`: it was asked to end; `done`: it
 *   has ended, see `outcome`.
 * - `retrieve`: somebody has asked for the result or the error of a task that has ended, or will get
 *   the error of one that is about to fail.
 * - `wait`: a caller begins to wait for a resource; `resume`: that wait is over, granted or aborted.
 * - `acquire`, `release`: of a lock or a semaphore.
 * - `put`, `get`: of a queue's item; an asyncio queue's immediate shutdown gets each that is left.
 * - `notify`: of a condition.
 * - `set`: of an event, or of a future that got its result or error.
 * - `timeout`: the time of a `timeout()` is up.
 */
export type TraceEventType =
  | 'spawn'
  | 'start'
  | 'retrieve'
  | 'wait'
  | 'resume'
  | 'acquire'
  | 'release'
  | 'put'
  | 'get'
  | 'notify'
  | 'set'
  | 'timeout'
  | 'cancel'
  | 'done';

/** Something that happened. */
export interface TraceEvent {
  /** What happened. */
  readonly type: TraceEventType;
  /** When, in milliseconds, by `performance.now()`: it never goes back. */
  readonly time: number;
  /** The id of the task that did it, or to which it happened; 0 is the code outside all tasks. */
  readonly task: number;
  /** The name that the task had when it was first seen; `main` for 0. */
  readonly taskName: string;
  /**
   * The primitive, as `Lock-1`, `sleep(100)`, or the name of an awaited task; undefined for events of
   * tasks, but for the `spawn` of a pool's job, where it is the pool: `ThreadPoolExecutor-1`.
   */
  readonly resource: string | undefined;
  /**
   * For `wait`: the id of the task that holds the lock, or that is awaited; for `release`: of the one
   * that held it, where that is known, since any task may release a lock.
   */
  readonly holder: number | undefined;
  /**
   * For a `wait` for several things at once, or for one through another, as `gather()`, `wait()`,
   * `shield()` and a task group do: the ids of the tasks among them.
   */
  readonly awaited?: readonly number[] | undefined;
  /**
   * For `spawn` and `cancel`: the id of the task that made or cancelled this one; for the `start` of
   * a pool's job, the worker that runs it.
   */
  readonly by: number | undefined;
  /** For `done`: how the task ended. */
  readonly outcome: 'finished' | 'failed' | 'cancelled' | undefined;
  /**
   * The name of the thread in which it happened; undefined for the one that subscribed. A thread is
   * a task itself, of what it does outside all tasks, and so is each worker of a pool.
   */
  readonly thread?: string | undefined;
}

/**
 * Knows which task runs now.
 *
 * - Node, Deno and Bun have `AsyncLocalStorage`, and it is used by default. A browser has nothing
 *   of the kind: there a wait is known by the task's signal that it was given, and by this, if the
 *   host instruments the program.
 */
export interface TaskContext {
  /** Whether `current()` answers after the awaits of a body too. */
  readonly followsAwaits: boolean;
  /** The task that runs now; undefined outside all tasks. */
  current(): object | undefined;
  /** Runs a task's body, so that `current()` answers `task` in it. */
  run<T>(task: object, body: () => T): T;
}
