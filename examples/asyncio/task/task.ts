import { openSource, type Source } from '../../internal/abort.ts';
import { checkFunction } from '../../internal/check.ts';
import { context, isolate } from '../../internal/context.ts';
import { timed } from '../../internal/debug.ts';
import { bound } from '../../internal/deferred.ts';
import { callExceptionHandler } from '../../internal/exception-handler.ts';
import { overtaking } from '../../internal/overtaken.ts';
import { callSoon, type Ready } from '../../internal/ready.ts';
import { reporter, type ReportType } from '../../internal/report.ts';
import type { Settlement } from '../../internal/settlement.ts';
import { CancelledError, InvalidStateError } from '../errors.ts';
import type { ContextOptions, RunInContext } from '../future/context-options.ts';
import { Future, settlementOf } from '../future/future.ts';

// Task<any>, as TypeScript cannot infer T from the result of a function whose parameter mentions T.
/* eslint-disable @typescript-eslint/no-explicit-any */
/** What a task runs: a function that is given the task, to pass its `signal` on to what it waits for. */
export type TaskBody<T> = (task: Task<any>) => T | PromiseLike<T>;
/* eslint-enable @typescript-eslint/no-explicit-any */

/** What `createTask()` accepts. */
export interface TaskOptions extends ContextOptions {
  /** The task's name; `Task-1`, `Task-2` and so on when left out. */
  name?: string | undefined;
  /** Runs the body at once, up to its first await; false when left out. */
  eagerStart?: boolean | undefined;
}

/** Makes tasks in the place of `new Task()`, as `eagerTaskFactory` does. */
export type TaskFactory = <T>(body: TaskBody<T>, options?: TaskOptions) => Task<T>;

/** @internal */
export let pendingTasks: () => Set<Task<unknown>>;

let count = 0;

class Start implements Ready {
  next: Ready | undefined = undefined;
  readonly run: () => void;

  constructor(task: { readonly name: string }, start: () => void) {
    this.run = bound(timed?.(start, 'Task', task) ?? start);
  }
}

/**
 * A body that runs on its own, with a result to await.
 *
 * - **Order**: bodies start soon, not at once, in the order in which their tasks were made.
 * - **Cancellation**: `cancel()` aborts the task's `signal` with a {@link CancelledError}; the waits
 *   that were given the signal reject with it. A task that is cancelled before it starts never runs
 *   its body. The task is cancelled once its body ends with that error, or returns without ever
 *   having looked at its signal.
 * - **Awaiting** a task gives its result or throws its error; a cancelled one throws
 *   {@link CancelledError}. Cancelling who awaits does not cancel the task.
 * - **Lost errors**: a failure that nobody asks for is written to the console once the task is
 *   garbage.
 * - **Differs from Python**: cancellation reaches only the waits that were given the signal, and a
 *   signal stays aborted: a body that goes on after `CancelledError` waits without it, or calls
 *   `uncancel()` and reads `signal` anew.
 *
 * @example
 * ```ts
 * import { createTask, sleep } from 'bingfa/asyncio';
 *
 * const task = createTask(async ({ signal }) => {
 *   await sleep(60_000, { signal });
 * });
 * await sleep(0);
 * task.cancel('too slow');
 * try {
 *   await task;
 * } catch (error) {
 *   console.log(String(error)); // CancelledError: too slow
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task
 */
export class Task<T> extends Future<T> {
  // A list through the tasks themselves: a Set would cost each task three times as much.
  static #first: Task<unknown> | undefined;
  #previous: Task<unknown> | undefined;
  #next: Task<unknown> | undefined;

  static {
    pendingTasks = () => {
      const tasks = new Set<Task<unknown>>();
      for (let task = Task.#first; task !== undefined; task = task.#next) tasks.add(task);
      return tasks;
    };
  }

  /**
   * The task's name, for people to read.
   *
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.get_name
   */
  name: string;
  readonly #settlement: Settlement<T>;
  readonly #context: RunInContext | undefined;
  #requests = 0;
  #reason: CancelledError | undefined;
  #controller: AbortController | undefined;
  #followers: Source | undefined;

  /**
   * Makes a task and schedules its start; {@link createTask} is the usual way.
   *
   * @throws TypeError when `body` is not a function.
   */
  constructor(body: TaskBody<T>, options?: TaskOptions) {
    checkFunction('body', body);
    super();
    this.#settlement = settlementOf(this);
    this.#settlement.kind = 'Task';
    count += 1;
    this.name = options?.name ?? `Task-${count}`;
    this.#enlist();
    if (reporter !== undefined) this.#report('spawn');
    const run = (this.#context = options?.context);
    const start = run === undefined ? () => this.#start(body) : () => run(() => this.#start(body));
    if (options?.eagerStart === true) isolate(start);
    else callSoon(new Start(this, start));
  }

  /**
   * Aborts when the task is cancelled, with the {@link CancelledError} as its reason.
   *
   * - The same signal each time, until `uncancel()` has taken back every request: then a new one.
   */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      this.#followers = openSource(this.#controller.signal, this);
      if (this.#reason !== undefined) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /**
   * Asks the task to end.
   *
   * - A request, not a command: the body may clean up first, or go on.
   *
   * @returns False when the task has ended already.
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.cancel
   */
  override cancel(message?: string): boolean {
    if (this.done()) return super.cancel();
    this.#requests += 1;
    if (reporter !== undefined) this.#report('cancel');
    if (this.#reason === undefined) {
      this.#reason = new CancelledError(message);
      this.#controller?.abort(this.#reason);
      this.#followers?.handleEvent();
    }
    return true;
  }

  /**
   * Says how many times cancellation was asked for and not taken back.
   *
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.cancelling
   */
  cancelling(): number {
    return this.#requests;
  }

  /**
   * Takes one request back; the last one also gives the task a new `signal`.
   *
   * - For code that asked itself, such as a timeout: not for ignoring others' requests.
   *
   * @returns How many requests are left.
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.uncancel
   */
  uncancel(): number {
    if (this.#requests > 0) {
      this.#requests -= 1;
      if (this.#requests === 0) {
        this.#reason = this.#controller = this.#followers = undefined;
      }
    }
    return this.#requests;
  }

  /**
   * Gives the context that the task was made with; `undefined` when it runs in its maker's.
   *
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.get_context
   */
  getContext(): RunInContext | undefined {
    return this.#context;
  }

  /**
   * Refuses: the body's end is the task's.
   *
   * @throws Error always.
   */
  override setResult(): never {
    throw new Error('Return the result from the body: a task takes none from outside');
  }

  /**
   * Refuses: the body's end is the task's.
   *
   * @throws Error always.
   */
  override setException(): never {
    throw new Error('Throw the error in the body: a task takes none from outside');
  }

  /**
   * Waits for the task to end; `await task` calls it.
   *
   * @throws CancelledError when the task was cancelled; the body's error when it failed; Error in
   *   the task itself, which would wait for ever.
   */
  override then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    if (!this.done() && context.current() === this) {
      const refusal = new Error('Await another task: a task cannot wait for its own end');
      return Promise.reject(refusal).then(undefined, onRejected);
    }
    return super.then(onFulfilled, onRejected);
  }

  #start(body: TaskBody<T>): void {
    if (this.#reason !== undefined) {
      this.#fail(this.#reason);
      return;
    }
    if (reporter !== undefined) this.#report('start');
    try {
      const result = context.run(this, () => body(this));
      if (Object.is(result, this)) {
        this.#fail(new TypeError('Return a value from the body: it returned its own task'));
      } else if (typeof (result as PromiseLike<T> | null | undefined)?.then === 'function') {
        Promise.resolve(result).then(
          (value) => this.#finish(value),
          (error: unknown) => this.#fail(error),
        );
      } else {
        this.#finish(result as T);
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  #finish(value: T): void {
    // Nobody has looked at the signal, so nobody can have refused the request.
    if (this.#reason !== undefined && this.#controller === undefined) {
      this.#fail(this.#reason);
      return;
    }
    if (this.#isOpen()) this.#settlement.finish(value);
    this.#leave();
  }

  #fail(thrown: unknown): void {
    const error = this.#isCancellation(thrown) ? this.#reason : thrown;
    if (this.#isOpen()) {
      if (error instanceof CancelledError) this.#settlement.cancel(error);
      else this.#settlement.fail(error);
    }
    this.#leave();
  }

  // Only Future.prototype.setResult.call(task), or setException, can have closed it.
  #isOpen(): boolean {
    if (!this.done()) return true;
    const exception = new InvalidStateError('Leave the result to the body: the task has one');
    callExceptionHandler({ message: 'Task ended twice', exception, task: this });
    return false;
  }

  // Node's own APIs reject with an AbortError whose cause is the signal's reason.
  #isCancellation(error: unknown): boolean {
    if (this.#reason === undefined) return false;
    if (overtaking(error) === this.#reason) return true;
    const { name, cause } = (error ?? {}) as { name?: unknown; cause?: unknown };
    return name === 'AbortError' && cause === this.#reason;
  }

  #enlist(): void {
    const first = Task.#first;
    this.#next = first;
    if (first !== undefined) first.#previous = this;
    Task.#first = this;
  }

  #leave(): void {
    if (this.#previous === undefined) Task.#first = this.#next;
    else this.#previous.#next = this.#next;
    if (this.#next !== undefined) this.#next.#previous = this.#previous;
    this.#previous = this.#next = undefined;
    if (reporter !== undefined) this.#report('done', this.#settlement.state);
  }

  #report(type: ReportType, outcome?: string): void {
    reporter?.report(type, this, this.name, undefined, undefined, undefined, outcome);
  }
}
