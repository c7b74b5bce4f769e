import { checkFunction } from '../../internal/check.ts';
import { copyMetadata } from '../../internal/metadata.ts';

/**
 * Makes a decorator's wrapper look like what it wraps.
 *
 * - Copies the name, the length and the own properties, and keeps the signature in the types: the
 *   wrapper's parameters need no annotations.
 * - **Differs from Python**: there is no docstring to copy, and no `__wrapped__` is left behind.
 *
 * @example
 * ```ts
 * import { wraps } from 'bingfa/asyncio';
 *
 * function twice<A extends unknown[], R>(inner: (...args: A) => Promise<R>) {
 *   return wraps(inner)(async (...args) => {
 *     await inner(...args);
 *     return await inner(...args);
 *   });
 * }
 *
 * const save = twice(async function save(order: string) {
 *   return order.length;
 * });
 * console.log(save.name, await save('tea')); // save 3
 * ```
 *
 * @typeParam F - The type of both functions.
 * @param wrapped - The function that the decorator was given.
 * @returns A function that takes the wrapper, and returns it.
 * @throws TypeError when either is not a function.
 * @see https://docs.python.org/3.13/library/functools.html#functools.wraps
 */
export function wraps<F extends (...args: never[]) => unknown>(wrapped: F): (wrapper: F) => F {
  checkFunction('wrapped', wrapped);
  return (wrapper) => {
    checkFunction('wrapper', wrapper);
    return copyMetadata(wrapped, wrapper);
  };
}
