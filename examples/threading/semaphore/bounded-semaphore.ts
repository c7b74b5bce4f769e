import { LABEL } from '../../internal/report.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { Semaphore } from './semaphore.ts';

/**
 * A {@link Semaphore} that refuses to be released more often than it was acquired.
 *
 * - Everything else is as in {@link Semaphore}.
 * - **Misuse**: a `release()` that would exceed the first value throws and changes nothing.
 *
 * @example
 * ```ts
 * import { BoundedSemaphore } from 'bingfa/threading';
 *
 * const semaphore = new BoundedSemaphore(1);
 * semaphore.acquireSync();
 * semaphore.release();
 * try {
 *   semaphore.release();
 * } catch (error) {
 *   console.log(error instanceof RangeError); // true
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.BoundedSemaphore
 */
export class BoundedSemaphore extends Semaphore {
  /**
   * Makes a semaphore with this many permits, and never more.
   *
   * @throws TypeError or RangeError when `value` is not a whole number from 0 to 2,147,483,647.
   */
  constructor(value?: number);
  /** @internal */
  constructor(cells: Int32Array);
  constructor(value: number | Int32Array = 1) {
    if (value instanceof Int32Array) super(value);
    else super(value, value);
  }

  /**
   * Gives `n` permits back.
   *
   * @throws RangeError when fewer than `n` are taken (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/threading.html#threading.BoundedSemaphore
   */
  override release(n = 1): void {
    super.release(n);
  }

  /** @internal */
  override [LABEL](): string {
    return this.labelAs('BoundedSemaphore');
  }

  /** @internal */
  override [SHARE](): Shared {
    return { ...super[SHARE](), kind: 'threading.BoundedSemaphore' };
  }

  /** @internal */
  static override [REVIVE](state: unknown): BoundedSemaphore {
    return new BoundedSemaphore(state as Int32Array);
  }
}
