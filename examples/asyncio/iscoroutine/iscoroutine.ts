/**
 * Says whether a value is what calling an async function gives: a promise.
 *
 * - **Differs from Python**: a promise is running already and needs nobody to await it, and one that
 *   was made by hand cannot be told from it. A future or a task of this library is none.
 *
 * @example
 * ```ts
 * import { iscoroutine } from 'bingfa/asyncio';
 *
 * const work = async () => 42;
 * console.log(iscoroutine(work()), iscoroutine(work)); // true false
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.iscoroutine
 */
export function iscoroutine(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}
