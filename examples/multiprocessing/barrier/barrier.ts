import { checkCount, checkTimeout } from '../../internal/check.ts';
import { type Place, Remote } from '../../internal/processes/remote.ts';
import { ServedBarrier } from '../../internal/processes/served/barrier.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import type { TimedWaitOptions } from '../timed-wait-options.ts';

/** What a barrier of several processes can be given. */
export interface BarrierOptions {
  /** Runs once all have come, before anybody goes on: in the process that made the barrier. */
  action?: (() => unknown) | undefined;
  /** How long each `wait()` waits that does not say it itself, in milliseconds. */
  timeout?: number | undefined;
}

interface State {
  readonly parties: number;
  readonly timeout: number | undefined;
  readonly place: Place;
}

/**
 * Lets a number of processes wait until all of them have come.
 *
 * - It can be used again as soon as it has let them through.
 * - **Cancellation**: an aborted waiter leaves; the others go on waiting.
 * - **Faults**: a waiter whose time is up, or whose process ends, breaks the barrier: all get a
 *   `BrokenBarrierError`, until `reset()`.
 * - **Differs from Python**: the action runs in the process that made the barrier, not in one of
 *   those that wait. The properties answer by promises.
 *
 * @example
 * ```ts
 * import { Barrier } from 'bingfa/multiprocessing';
 *
 * const barrier = new Barrier(2);
 * console.log(await Promise.all([barrier.wait(), barrier.wait()])); // [ 0, 1 ]
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Barrier
 */
export class Barrier {
  readonly #parties: number;
  readonly #timeout: number | undefined;
  readonly #remote: Remote;

  /**
   * Makes a barrier for so many waiters.
   *
   * @throws TypeError or RangeError when `parties` is not a whole number of at least 1.
   */
  constructor(parties: number, options?: BarrierOptions);
  /** @internal */
  constructor(parties: number, options: BarrierOptions, place: Place);
  constructor(parties: number, { action, timeout }: BarrierOptions = {}, place?: Place) {
    checkCount('parties', parties, 1);
    checkTimeout('timeout', timeout);
    this.#parties = parties;
    this.#timeout = timeout;
    this.#remote = new Remote(place ?? new ServedBarrier(parties, action), 'Barrier');
  }

  /**
   * Waits until all have come.
   *
   * @returns Which of them this one is, from 0 to `parties` - 1, in order of arrival.
   * @throws BrokenBarrierError when it is broken or reset; what the action throws, for the last to
   *   come; the signal's reason, when `signal` aborts first.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.wait
   */
  async wait(options?: TimedWaitOptions): Promise<number> {
    const timeout = options?.timeout ?? this.#timeout;
    checkTimeout('timeout', timeout);
    return this.#remote.ask('wait', [], { ...options, timeout });
  }

  /**
   * Makes the barrier empty and whole again; who waits gets a `BrokenBarrierError`.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.reset
   */
  reset(): Promise<void> {
    return this.#remote.ask('reset');
  }

  /**
   * Breaks the barrier.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.abort
   */
  abort(): Promise<void> {
    return this.#remote.ask('abort');
  }

  /**
   * How many must come.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.parties
   */
  get parties(): number {
    return this.#parties;
  }

  /**
   * How many wait now.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.n_waiting
   */
  get nWaiting(): Promise<number> {
    return this.#remote.ask('nWaiting');
  }

  /**
   * Whether it is broken.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Barrier.broken
   */
  get broken(): Promise<boolean> {
    return this.#remote.ask('broken');
  }

  /** @internal */
  [SHARE](): Shared {
    const state: State = {
      parties: this.#parties,
      timeout: this.#timeout,
      place: this.#remote.share(),
    };
    return { kind: 'multiprocessing.Barrier', reach: 'processes', state };
  }

  /** @internal */
  static [REVIVE](state: unknown): Barrier {
    const { parties, timeout, place } = state as State;
    return new Barrier(parties, { timeout }, place);
  }
}
