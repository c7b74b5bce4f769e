import { checkCount, checkFunction, checkSignal } from '../../internal/check.ts';
import { LABEL } from '../../internal/report.ts';
import { deadlineOf } from '../../internal/shared/acquisition.ts';
import { Rounds } from '../../internal/shared/round.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { awaitFor, blockFor, checkMayBlock } from '../../internal/shared/wait.ts';
import { resolveTarget } from '../../internal/workers/evaluate.ts';
import { targetOf, type Target } from '../../internal/workers/target.ts';
import type { SyncTimedOptions, TimedOptions } from '../timed-options.ts';

/** What a barrier is made with. */
export interface BarrierOptions {
  /** How long a caller waits for the others, in milliseconds, if its own call does not say. */
  timeout?: number | undefined;
  /** What the last to come runs before anybody goes on: a function that ends at once. */
  action?: (() => unknown) | undefined;
}

interface State {
  readonly parties: number;
  readonly cells: Int32Array;
  readonly action: Target | undefined;
  readonly timeout: number | undefined;
}

/**
 * Holds callers back, in whichever threads they are, until a given number of them has arrived; then
 * all go on together.
 *
 * - **Reuse**: with the last arrival the next round begins.
 * - **Action**: the last to arrive runs it. In a barrier that is shared it must stand alone, as a
 *   thread's function does, since it runs in whichever thread is last.
 * - **Cancellation**: an aborted waiter leaves, and one more has to arrive in its place; the barrier
 *   does not break.
 * - **Breaking**: a wait whose time is up, an action that throws, and `abort()` refuse those who wait
 *   and all who come, until `reset()`; `reset()` refuses only those who wait.
 * - **Differs from Python**: who is late to wake up holds up nobody, so that a round never has to
 *   drain. A thread that is terminated while it waits breaks the barrier; one that never arrives
 *   cannot be noticed: give a `timeout`.
 *
 * @example
 * ```ts
 * import { Barrier, Thread } from 'bingfa/threading';
 *
 * const barrier = new Barrier(3);
 * const threads = [1, 2].map(
 *   () => new Thread({ target: (barrier: Barrier) => void barrier.waitSync(), args: [barrier] }),
 * );
 * for (const thread of threads) thread.start();
 * const index = await barrier.wait();
 * console.log(index < 3, barrier.nWaiting); // true 0
 * for (const thread of threads) await thread.join();
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier
 */
export class Barrier {
  readonly #rounds: Rounds;
  readonly #action: (() => unknown) | undefined;
  readonly #timeout: number | undefined;

  /**
   * Makes a barrier for this many callers.
   *
   * @throws TypeError or RangeError when `parties` is not a whole number of at least 1.
   */
  constructor(parties: number, options?: BarrierOptions);
  /** @internal */
  constructor(parties: number, options: BarrierOptions, cells: Int32Array);
  constructor(parties: number, options: BarrierOptions = {}, cells?: Int32Array) {
    const { action, timeout } = options;
    checkCount('parties', parties, 1);
    if (action !== undefined) checkFunction('"action"', action);
    deadlineOf(options);
    this.#rounds = new Rounds(parties, cells);
    this.#action = action;
    this.#timeout = timeout;
  }

  /**
   * How many callers open the barrier.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.parties
   */
  get parties(): number {
    return this.#rounds.parties;
  }

  /**
   * How many callers wait for the barrier to open.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.n_waiting
   */
  get nWaiting(): number {
    return this.#rounds.waiting;
  }

  /**
   * Whether the barrier has broken and was not reset since.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.broken
   */
  get broken(): boolean {
    return this.#rounds.isBroken;
  }

  /**
   * Waits until all parties have arrived.
   *
   * @returns This caller's number, from 0 to `parties - 1`: the order of arrival.
   * @throws BrokenBarrierError when the barrier breaks or is reset, and when the time is up, which
   *   breaks it; what the action throws; the signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.wait
   */
  async wait(options: TimedOptions = {}): Promise<number> {
    const { signal, timeout = this.#timeout } = options;
    checkSignal(signal);
    signal?.throwIfAborted();
    return awaitFor(this, this.#rounds.arrive(deadlineOf({ timeout }), this.#action), signal);
  }

  /**
   * Does what {@link Barrier.wait} does, blocking the thread.
   *
   * @throws As {@link Barrier.wait} does; Error on a page's own thread, which may not block.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.wait
   */
  waitSync(options: SyncTimedOptions = {}): number {
    checkMayBlock('wait');
    const { timeout = this.#timeout } = options;
    return blockFor(this, this.#rounds.arrive(deadlineOf({ timeout }), this.#action));
  }

  /**
   * Returns the barrier to its first, empty state; those who wait are refused.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.reset
   */
  reset(): void {
    this.#rounds.reset();
  }

  /**
   * Breaks the barrier: those who wait, and all who come, are refused.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.abort
   */
  abort(): void {
    this.#rounds.break();
  }

  /** @internal */
  [LABEL](): string {
    return this.#rounds.label;
  }

  /** @internal */
  [SHARE](): Shared {
    const action = this.#action && targetOf('action', this.#action);
    if (action !== undefined && 'module' in action) {
      throw new TypeError(
        'Pass a function of your own as "action": a barrier cannot wait for a module',
      );
    }
    const { parties, cells } = this.#rounds;
    const state: State = { parties, cells, action, timeout: this.#timeout };
    return { kind: 'threading.Barrier', reach: 'threads', state };
  }

  /** @internal */
  static [REVIVE](state: unknown): Barrier {
    const { parties, cells, action: target, timeout } = state as State;
    const action = target && (resolveTarget(target) as () => unknown);
    return new Barrier(parties, { action, timeout }, cells);
  }
}
