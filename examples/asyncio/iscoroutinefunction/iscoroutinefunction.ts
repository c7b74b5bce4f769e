/**
 * Says whether a value is a function that was written with `async`.
 *
 * - An async generator function is none, as in Python.
 * - **Differs from Python**: a function that returns a promise without being `async` can be awaited
 *   just as well, and a compiler for old targets turns `async` functions into such: never decide by
 *   it whether to await.
 *
 * @example
 * ```ts
 * import { iscoroutinefunction } from 'bingfa/asyncio';
 *
 * console.log(iscoroutinefunction(async () => 42), iscoroutinefunction(() => 42)); // true false
 * ```
 *
 * @see https://docs.python.org/3.13/library/inspect.html#inspect.iscoroutinefunction
 */
export function iscoroutinefunction(
  value: unknown,
): value is (...args: never[]) => Promise<unknown> {
  return Object.prototype.toString.call(value) === '[object AsyncFunction]';
}
