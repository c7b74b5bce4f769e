import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import { checkCount, checkFunction, checkTimeout } from '../../internal/check.ts';
import { type Place, Remote } from '../../internal/processes/remote.ts';
import { ServedCondition } from '../../internal/processes/served/condition.ts';
import { ServedLock } from '../../internal/processes/served/lock.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import type { AcquireOptions } from '../../threading/acquire-options.ts';
import { ProcessLock, remoteLockOf } from '../lock/process-lock.ts';
import { RLock } from '../rlock/rlock.ts';
import type { TimedWaitOptions } from '../timed-wait-options.ts';

interface State {
  readonly lock: ProcessLock;
  readonly place: Place;
}

/**
 * Lets processes that hold a lock wait until another one notifies them.
 *
 * - **Order**: `notify()` wakes those who have waited longest; each takes the lock again before its
 *   `wait()` resolves.
 * - **Cancellation**: an aborted `wait()` takes the lock again, then rejects.
 * - **Misuse**: waiting or notifying without the lock is an error.
 * - **Where it lives**: where its lock does.
 *
 * @example
 * ```ts
 * import { Condition } from 'bingfa/multiprocessing';
 *
 * const condition = new Condition();
 * using held = await condition.acquire();
 * console.log(await condition.wait({ timeout: 10 })); // false
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Condition
 */
export class Condition {
  readonly #lock: ProcessLock;
  readonly #remote: Remote;

  /**
   * Makes a condition around an {@link RLock} of its own, or around the given lock.
   *
   * @throws TypeError when `lock` is neither a Lock nor an RLock of this module.
   */
  constructor(lock?: ProcessLock);
  /** @internal */
  constructor(lock: ProcessLock, place: Place);
  constructor(lock: ProcessLock = new RLock(), place?: Place) {
    if (!(lock instanceof ProcessLock)) {
      throw new TypeError(
        `Pass a Lock or RLock of bingfa/multiprocessing to Condition: received ${typeof lock}`,
      );
    }
    this.#lock = lock;
    this.#remote = place === undefined ? conditionOf(remoteLockOf(lock)) : new Remote(place);
  }

  /**
   * Takes the lock, as {@link Lock.acquire} does.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.acquire
   */
  acquire(options?: WaitOptions): Promise<Hold>;
  /** The same, but waits at most `timeout` milliseconds, or not at all. */
  acquire(options: AcquireOptions): Promise<Hold | undefined>;
  acquire(options?: AcquireOptions): Promise<Hold | undefined> {
    return this.#lock.acquire(options as AcquireOptions);
  }

  /**
   * Frees the lock.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.release
   */
  release(): Promise<void> {
    return this.#lock.release();
  }

  /** Says whether somebody holds the lock. */
  locked(): Promise<boolean> {
    return this.#lock.locked();
  }

  /**
   * Frees the lock, waits to be notified, and takes the lock again.
   *
   * @returns Whether it was notified: `false` when the time was up.
   * @throws Error when this process does not hold the lock; the signal's reason, when `signal`
   *   aborts first.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.wait
   */
  async wait(options?: TimedWaitOptions): Promise<boolean> {
    checkTimeout('timeout', options?.timeout);
    return this.#remote.ask('wait', [], options);
  }

  /**
   * Waits until a predicate is true, testing it now and after each notification.
   *
   * @returns What the predicate returned last, which is false when the time was up.
   * @throws What the predicate throws, and what {@link Condition.wait} does.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.wait_for
   */
  async waitFor<T>(predicate: () => T | Promise<T>, options?: TimedWaitOptions): Promise<T> {
    checkFunction('predicate', predicate);
    checkTimeout('timeout', options?.timeout);
    const end = performance.now() + (options?.timeout ?? Infinity);
    for (;;) {
      const result = await predicate();
      const left = end - performance.now();
      if (result || left <= 0) return result;
      await this.wait({ ...options, timeout: left === Infinity ? undefined : left });
    }
  }

  /**
   * Wakes those who have waited longest, up to `n` of them; fewer when fewer wait.
   *
   * @throws Error when this process does not hold the lock; TypeError or RangeError when `n` is not
   *   a whole number of at least 0.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.notify
   */
  async notify(n = 1): Promise<void> {
    checkCount('n', n, 0);
    await this.#remote.ask('notify', [n]);
  }

  /**
   * Wakes everyone who waits.
   *
   * @throws Error when this process does not hold the lock.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.notify_all
   */
  notifyAll(): Promise<void> {
    return this.#remote.ask('notify', [Infinity]);
  }

  /** @internal */
  [SHARE](): Shared {
    const state: State = { lock: this.#lock, place: this.#remote.share() };
    return { kind: 'multiprocessing.Condition', reach: 'processes', state };
  }

  /** @internal */
  static [REVIVE](state: unknown): Condition {
    const { lock, place } = state as State;
    return new Condition(lock, place);
  }
}

function conditionOf(lock: Remote): Remote {
  if (lock.served instanceof ServedLock)
    return new Remote(new ServedCondition(lock.served), 'Condition');
  return Remote.beside(lock, 'condition', 'Condition', [lock.place.object]);
}
