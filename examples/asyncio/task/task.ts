import { openSource, type AbortListener } from '../../internal/abort.ts';
import { checkFunction } from '../../internal/check.ts';
import { afterBatch, callSoon, type Ready } from '../../internal/ready.ts';
import { reporter, type ReportType } from '../../internal/report.ts';
import { forgetFailure, watchFailure } from '../../internal/unretrieved.ts';
import { CancelledError, InvalidStateError } from '../errors.ts';

// Task<any>, as TypeScript cannot infer T from the result of a function whose parameter mentions T.
/* eslint-disable @typescript-eslint/no-explicit-any */
/** What a task runs: a function that is given the task, to pass its `signal` on to what it waits for. */
export type TaskBody<T> = (task: Task<any>) => T | PromiseLike<T>;
/* eslint-enable @typescript-eslint/no-explicit-any */

/** What `createTask()` accepts. */
export interface TaskOptions {
  /** The task's name; `Task-1`, `Task-2` and so on when left out. */
  name?: string | undefined;
}

let count = 0;

class Start implements Ready {
  next: Ready | undefined = undefined;
  readonly #start: () => void;

  constructor(start: () => void) {
    this.#start = start;
  }

  run(): void {
    afterBatch(this.#start);
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
export class Task<T> implements PromiseLike<T> {
  /**
   * The task's name, for people to read.
   *
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.get_name
   */
  name: string;
  #state: 'pending' | 'finished' | 'failed' | 'cancelled' = 'pending';
  #value: T | undefined;
  #error: unknown;
  #requests = 0;
  #reason: CancelledError | undefined;
  #controller: AbortController | undefined;
  #followers: Set<AbortListener> | undefined;
  #promise: Promise<T> | undefined;
  #resolve: ((value: T) => void) | undefined;
  #reject: ((error: unknown) => void) | undefined;

  /**
   * Makes a task and schedules its start; {@link createTask} is the usual way.
   *
   * @throws TypeError when `body` is not a function.
   */
  constructor(body: TaskBody<T>, options?: TaskOptions) {
    checkFunction('body', body);
    count += 1;
    this.name = options?.name ?? `Task-${count}`;
    if (reporter !== undefined) this.#report('spawn');
    callSoon(new Start(() => this.#start(body)));
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
  cancel(message?: string): boolean {
    if (this.done()) return false;
    this.#requests += 1;
    if (reporter !== undefined) this.#report('cancel');
    if (this.#reason === undefined) {
      this.#reason = new CancelledError(message);
      this.#controller?.abort(this.#reason);
      for (const follower of this.#followers ?? []) follower.handleEvent();
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
   * Says whether the task has ended: with a result, an error or by cancellation.
   *
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.done
   */
  done(): boolean {
    return this.#state !== 'pending';
  }

  /**
   * Says whether the task has ended by cancellation.
   *
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.cancelled
   */
  cancelled(): boolean {
    return this.#state === 'cancelled';
  }

  /**
   * Gives the result of a task that has ended.
   *
   * @throws InvalidStateError when it has not ended; CancelledError when it was cancelled; the
   *   body's error when it failed.
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.result
   */
  result(): T {
    if (this.#state === 'pending') {
      throw new InvalidStateError('Await the task before its result: it has not ended');
    }
    if (this.#state === 'finished') return this.#value as T;
    throw this.#retrieve();
  }

  /**
   * Gives the error of a task that has ended; `undefined` when it has a result.
   *
   * @throws InvalidStateError when it has not ended; CancelledError when it was cancelled.
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.Task.exception
   */
  exception(): unknown {
    if (this.#state === 'pending') {
      throw new InvalidStateError('Await the task before its exception: it has not ended');
    }
    if (this.#state === 'cancelled') throw this.#error;
    return this.#retrieve();
  }

  /**
   * Waits for the task to end; `await task` calls it.
   *
   * @throws CancelledError when the task was cancelled; the body's error when it failed.
   */
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#promise ??= new Promise<T>((resolve, reject) => {
      if (this.#state === 'finished') {
        resolve(this.#value as T);
      } else if (this.#state === 'pending') {
        this.#resolve = resolve;
        this.#reject = reject;
      } else {
        const reason = this.#retrieve() as Error;
        reject(reason);
      }
    });
    return this.#promise.then(onFulfilled, onRejected);
  }

  #start(body: TaskBody<T>): void {
    if (this.#reason !== undefined) {
      this.#fail(this.#reason);
      return;
    }
    if (reporter !== undefined) this.#report('start');
    try {
      const result = reporter === undefined ? body(this) : reporter.run(this, () => body(this));
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
    this.#state = 'finished';
    this.#value = value;
    this.#resolve?.(value);
    if (reporter !== undefined) this.#report('done', 'finished');
  }

  #fail(thrown: unknown): void {
    const error = this.#isCancellation(thrown) ? this.#reason : thrown;
    this.#state = error instanceof CancelledError ? 'cancelled' : 'failed';
    this.#error = error;
    if (this.#reject !== undefined) this.#reject(error);
    else if (this.#state === 'failed') watchFailure(this, { name: this.name, error });
    if (reporter !== undefined) this.#report('done', this.#state);
  }

  // Node's own APIs reject with an AbortError whose cause is the signal's reason.
  #isCancellation(error: unknown): boolean {
    return (
      this.#reason !== undefined &&
      (error as { cause?: unknown } | null | undefined)?.cause === this.#reason &&
      (error as Error).name === 'AbortError'
    );
  }

  #retrieve(): unknown {
    forgetFailure(this);
    return this.#error;
  }

  #report(type: ReportType, outcome?: string): void {
    reporter?.report(type, this, this.name, undefined, undefined, undefined, outcome);
  }
}
