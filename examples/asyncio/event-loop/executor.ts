/**
 * What `runInExecutor()` accepts: something that runs functions elsewhere, such as a pool of workers.
 *
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Executor
 */
export interface Executor {
  /** Runs the function and gives its result, sooner or later. */
  submit<A extends unknown[], T>(
    fn: (...args: A) => T | PromiseLike<T>,
    ...args: A
  ): PromiseLike<T>;
}
