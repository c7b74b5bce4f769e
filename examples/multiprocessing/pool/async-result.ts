import { Future } from '../../futures/future/future.ts';
import type { TimeoutOptions } from '../../futures/timeout-options.ts';
import { TimeoutError } from '../../asyncio/errors.ts';

/** What `applyAsync()`, `mapAsync()` and `starmapAsync()` accept. */
export interface CallbackOptions<T> {
  /** Called with the result, before anybody who waits gets it. */
  callback?: ((value: T) => unknown) | undefined;
  /** Called with the error, before anybody who waits gets it. */
  errorCallback?: ((error: unknown) => unknown) | undefined;
}

/** Ends the result; who is to be called back is called first. @internal */
export let settle: <T>(
  result: AsyncResult<T>,
  outcome: { readonly value: T } | { readonly error: unknown },
) => void;

/**
 * The result of a task of a pool, which may not be there yet.
 *
 * - An error that nobody asks for is lost, as in Python.
 *
 * @example
 * ```ts
 * import { Pool } from 'bingfa/multiprocessing';
 *
 * await using pool = new Pool({ processes: 1 });
 * const result = pool.applyAsync((n: number) => n * 2, [21]);
 * console.log(result.ready(), await result.get()); // false 42
 * console.log(result.successful()); // true
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.AsyncResult
 */
export class AsyncResult<T> {
  readonly #future = new Future<T>();
  #wasSuccessful = false;

  static {
    settle = (result, outcome) => {
      if ('value' in outcome) {
        result.#wasSuccessful = true;
        result.#future.setResult(outcome.value);
      } else {
        result.#future.setException(outcome.error);
      }
    };
  }

  /**
   * Waits for the result.
   *
   * @throws The task's error; TimeoutError when `timeout` milliseconds have passed; the signal's
   *   reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.AsyncResult.get
   */
  get(options: TimeoutOptions = {}): Promise<T> {
    return this.#future.result(options);
  }

  /**
   * Waits until it is there, or the time is up; it takes nothing and throws no error of the task.
   *
   * @throws The signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.AsyncResult.wait
   */
  async wait(options: TimeoutOptions = {}): Promise<void> {
    try {
      await this.#future.exception(options);
    } catch (error) {
      if (!(error instanceof TimeoutError)) throw error;
    }
  }

  /**
   * Says whether it is there.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.AsyncResult.ready
   */
  ready(): boolean {
    return this.#future.done();
  }

  /**
   * Says whether the task has ended without an error.
   *
   * @throws RangeError when it has not ended (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.AsyncResult.successful
   */
  successful(): boolean {
    if (!this.ready()) throw new RangeError('Wait for the result first: it is not there yet');
    return this.#wasSuccessful;
  }
}
