import { Semaphore } from '../semaphore/semaphore.ts';

/**
 * A {@link Semaphore} that refuses to be released more often than it was acquired.
 *
 * - Everything else is as in {@link Semaphore}.
 * - **Misuse**: a `release()` that would exceed the first value throws and changes nothing.
 *
 * @example
 * ```ts
 * import { BoundedSemaphore } from 'bingfa/asyncio';
 *
 * const semaphore = new BoundedSemaphore(1);
 * await semaphore.acquire();
 * semaphore.release();
 * try {
 *   semaphore.release();
 * } catch (error) {
 *   console.log(error instanceof RangeError); // true
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.BoundedSemaphore
 */
export class BoundedSemaphore extends Semaphore {
  /**
   * Makes a semaphore with this many permits, and never more.
   *
   * @throws TypeError or RangeError when `value` is not a whole number of at least 0.
   */
  constructor(value = 1) {
    super(value, value, 'BoundedSemaphore');
  }

  /**
   * Gives a permit back.
   *
   * @throws RangeError when no permit is taken (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.BoundedSemaphore
   */
  override release(): void {
    super.release();
  }
}
