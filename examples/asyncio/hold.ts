/**
 * What `acquire()` resolves to: the right to release, once.
 *
 * - `using held = await lock.acquire()` releases at the end of the block, on every way out of it.
 * - Disposing again, or after `release()`, does nothing: it never frees what someone else holds.
 * - Stands for Python's `async with lock:`; Python's own `acquire()` returns `True`.
 *
 * @example
 * ```ts
 * import { Lock } from 'bingfa/asyncio';
 *
 * const lock = new Lock();
 * {
 *   using held = await lock.acquire();
 *   console.log(lock.locked()); // true
 * }
 * console.log(lock.locked()); // false
 * ```
 */
export type Hold = Disposable;
