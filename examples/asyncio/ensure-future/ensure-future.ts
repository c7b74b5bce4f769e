import { createTask } from '../create-task/create-task.ts';
import { CancelledError } from '../errors.ts';
import { Future } from '../future/future.ts';
import type { Awaitable } from './awaitable.ts';

/**
 * Makes a future of whatever can be awaited.
 *
 * - A future or a task is returned as it is.
 * - A body becomes a task.
 * - A promise gets a future that ends as it does; cancelling the future leaves the promise running.
 * - **Differs from Python**: a promise is already running, so its future is no task.
 *
 * @example
 * ```ts
 * import { ensureFuture } from 'bingfa/asyncio';
 *
 * const future = ensureFuture(Promise.resolve('done'));
 * console.log(future.done(), await future); // false done
 * ```
 *
 * @throws TypeError when it can neither be awaited nor run.
 * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.ensure_future
 */
export function ensureFuture<T>(awaitable: Awaitable<T>): Future<T> {
  if (awaitable instanceof Future) return awaitable;
  if (typeof awaitable === 'function') return createTask(awaitable);
  if (typeof (awaitable as PromiseLike<T> | null | undefined)?.then !== 'function') {
    throw new TypeError(`Pass a future, a promise or a function: received ${typeof awaitable}`);
  }
  const future = new Future<T>();
  awaitable.then(
    (value) => {
      if (!future.done()) future.setResult(value);
    },
    (error: unknown) => {
      if (future.done()) return;
      if (error instanceof CancelledError) future.cancel(error.message || undefined);
      else future.setException(error);
    },
  );
  return future;
}
