import { Future } from '../future/future.ts';

/**
 * Says whether a value is a future or a task.
 *
 * - A promise is neither: `ensureFuture()` makes a future of it.
 *
 * @example
 * ```ts
 * import { Future, isfuture } from 'bingfa/asyncio';
 *
 * console.log(isfuture(new Future()), isfuture(Promise.resolve())); // true false
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.isfuture
 */
export function isfuture(value: unknown): value is Future<unknown> {
  return value instanceof Future;
}
