import { checkCount } from '../../internal/check.ts';
import { Gate } from '../../internal/gate.ts';
import type { WaitOptions } from '../wait-options.ts';

/**
 * Holds callers back until a given number of them has arrived, then lets them all go on together.
 *
 * - **Order**: the last to arrive goes on first, then the others in order of arrival.
 * - **Reuse**: once all have left, the barrier fills again. Who arrives while it drains waits for
 *   the next round.
 * - **Cancellation**: an aborted waiter leaves, and one more has to arrive in its place; the barrier
 *   does not break. The next to arrive may then get an index that was given before.
 * - **Breaking**: `abort()` refuses those who wait and all who come, until `reset()`; `reset()`
 *   refuses only those who wait.
 * - **Differs from Python**: `reset()` and `abort()` take effect at the call, not at the `await`.
 *   There is nothing to dispose: `async with barrier:` is `await barrier.wait()`.
 *
 * @example
 * ```ts
 * import { Barrier } from 'bingfa/asyncio';
 *
 * const barrier = new Barrier(3);
 * const indexes = await Promise.all([barrier.wait(), barrier.wait(), barrier.wait()]);
 * console.log(indexes); // [ 0, 1, 2 ]
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier
 */
export class Barrier {
  readonly #gate: Gate;

  /**
   * Makes a barrier for this many callers.
   *
   * @throws TypeError or RangeError when `parties` is not a whole number of at least 1.
   */
  constructor(parties: number) {
    checkCount('parties', parties, 1);
    this.#gate = new Gate(parties);
  }

  /**
   * How many callers open the barrier.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.parties
   */
  get parties(): number {
    return this.#gate.parties;
  }

  /**
   * How many callers wait for the barrier to open; 0 while it drains.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.n_waiting
   */
  get nWaiting(): number {
    return this.#gate.state === 'filling' ? this.#gate.count : 0;
  }

  /**
   * Whether the barrier was aborted and not reset since.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.broken
   */
  get broken(): boolean {
    return this.#gate.state === 'broken';
  }

  /**
   * Waits until all parties have arrived.
   *
   * @returns This caller's number, from 0 to `parties - 1`: the order of arrival.
   * @throws BrokenBarrierError when the barrier is broken, aborted or reset; the signal's reason,
   *   when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.wait
   */
  wait(options?: WaitOptions): Promise<number> {
    return this.#gate.arrive(options?.signal);
  }

  /**
   * Returns the barrier to its first, empty state; those who wait are refused.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.reset
   */
  reset(): Promise<void> {
    this.#gate.change(this.#gate.count > 0 ? 'resetting' : 'filling');
    return Promise.resolve();
  }

  /**
   * Breaks the barrier: those who wait, and all who come, are refused.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Barrier.abort
   */
  abort(): Promise<void> {
    this.#gate.change('broken');
    return Promise.resolve();
  }
}
