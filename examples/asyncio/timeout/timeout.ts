import type { WaitOptions } from '../wait-options.ts';
import { startTimeout, Timeout } from './deadline.ts';

/**
 * Limits the time of a block: `using deadline = timeout(1000, { signal })`.
 *
 * - Give `deadline.signal` to everything that waits in the block: when the time is up, the wait
 *   rejects with a {@link TimeoutError}.
 * - Undefined or Infinity sets no limit; 0 or less is up at the next turn of the event loop.
 * - A timeout inside another: give it the other's signal.
 * - **Differs from Python**: milliseconds, not seconds; see {@link Timeout}.
 *
 * @example
 * ```ts
 * import { sleep, timeout } from 'bingfa/asyncio';
 *
 * try {
 *   using deadline = timeout(10);
 *   await sleep(60_000, { signal: deadline.signal });
 * } catch (error) {
 *   console.log((error as Error).name); // TimeoutError
 * }
 * ```
 *
 * @param ms - How long, in milliseconds.
 * @throws TypeError when `ms` is neither a number nor undefined; RangeError when it is NaN.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.timeout
 */
export function timeout(ms: number | undefined, options?: WaitOptions): Timeout {
  return startTimeout(ms, options);
}

/**
 * Limits the time of a block by a moment: `using deadline = timeoutAt(performance.now() + 1000)`.
 *
 * - As {@link timeout}, with a moment in the place of a length.
 *
 * @example
 * ```ts
 * import { sleep, timeoutAt } from 'bingfa/asyncio';
 *
 * const when = performance.now() + 1000;
 * using deadline = timeoutAt(when);
 * await sleep(10, { signal: deadline.signal });
 * console.log(deadline.when() === when); // true
 * ```
 *
 * @param when - By the clock of `performance.now()`, in milliseconds.
 * @throws TypeError when `when` is neither a number nor undefined; RangeError when it is NaN.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.timeout_at
 */
export function timeoutAt(when: number | undefined, options?: WaitOptions): Timeout {
  return new Timeout(when, options);
}
