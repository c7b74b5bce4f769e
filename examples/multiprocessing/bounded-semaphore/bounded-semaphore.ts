import type { Place } from '../../internal/processes/remote.ts';
import { SHARE, type Shared } from '../../internal/shared/share.ts';
import { Semaphore } from '../semaphore/semaphore.ts';

/**
 * A semaphore that takes back no more permits than it began with.
 *
 * - **Misuse**: `release()` without a permit rejects with a `RangeError` (Python: `ValueError`).
 * - Everything else is as with {@link Semaphore}.
 *
 * @example
 * ```ts
 * import { BoundedSemaphore } from 'bingfa/multiprocessing';
 *
 * const semaphore = new BoundedSemaphore(1);
 * await semaphore.release().catch((error) => console.log(error.name)); // RangeError
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.BoundedSemaphore
 */
export class BoundedSemaphore extends Semaphore {
  /**
   * Makes a semaphore with so many permits.
   *
   * @throws RangeError or TypeError when `value` is not a whole number of at least 0.
   */
  constructor(value?: number);
  /** @internal */
  constructor(value: number | Place);
  constructor(value: number | Place = 1) {
    super(value, typeof value === 'number' ? value : Infinity);
  }

  /** @internal */
  override [SHARE](): Shared {
    return { ...super[SHARE](), kind: 'multiprocessing.BoundedSemaphore' };
  }
}
