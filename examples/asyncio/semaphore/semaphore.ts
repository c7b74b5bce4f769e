import { checkCount } from '../../internal/check.ts';
import { Permits } from '../../internal/permits.ts';
import type { Hold } from '../hold.ts';
import type { WaitOptions } from '../wait-options.ts';

/**
 * Lets a given number of callers through at a time; the others wait in order of arrival.
 *
 * - **Order**: first come, first served; nobody overtakes a waiter.
 * - **Cancellation**: an aborted waiter leaves the queue, and a permit that had just been set aside
 *   for it goes to the next.
 * - **Misuse**: `release()` without `acquire()` adds a permit, as in Python; use
 *   {@link BoundedSemaphore} to have that refused. Disposing a {@link Hold} twice gives one permit
 *   back, never two; do not mix it with `release()` for the same permit.
 * - **Differs from Python**: `acquire()` resolves to a disposable {@link Hold}, for
 *   `using held = await semaphore.acquire()`.
 *
 * @example
 * ```ts
 * import { Semaphore, sleep } from 'bingfa/asyncio';
 *
 * const semaphore = new Semaphore(2);
 * let running = 0;
 * let peak = 0;
 *
 * async function job() {
 *   using held = await semaphore.acquire();
 *   peak = Math.max(peak, (running += 1));
 *   await sleep(10);
 *   running -= 1;
 * }
 *
 * await Promise.all([job(), job(), job(), job()]);
 * console.log(peak); // 2
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Semaphore
 */
export class Semaphore {
  readonly #permits: Permits;

  /**
   * Makes a semaphore with this many permits.
   *
   * @throws TypeError or RangeError when `value` is not a whole number of at least 0.
   */
  constructor(value?: number);
  /** @internal */
  constructor(value: number, bound: number, kind: string);
  constructor(value = 1, bound = Infinity, kind = 'Semaphore') {
    checkCount('value', value, 0);
    this.#permits = new Permits(value, bound, kind);
  }

  /**
   * Waits for a permit and takes it.
   *
   * @returns The right to give it back, once; `using` does that at the end of the block.
   * @throws The signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Semaphore.acquire
   */
  acquire(options?: WaitOptions): Promise<Hold> {
    return this.#permits.acquire(options?.signal);
  }

  /**
   * Gives a permit back, and to the caller who has waited longest if somebody waits.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Semaphore.release
   */
  release(): void {
    this.#permits.release();
  }

  /**
   * Says whether `acquire()` would have to wait: no permit is free, or others wait already.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Semaphore.locked
   */
  locked(): boolean {
    return this.#permits.locked;
  }
}
