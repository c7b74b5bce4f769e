import { refusal } from '../../internal/abort.ts';
import { checkCount, checkFunction } from '../../internal/check.ts';
import type { Mutex, MutexHold } from '../../internal/mutex.ts';
import { reporter } from '../../internal/report.ts';
import { WaitList, type Waiter } from '../../internal/wait-list.ts';
import type { Hold } from '../hold.ts';
import { Lock, mutexOf } from '../lock/lock.ts';
import type { WaitOptions } from '../wait-options.ts';

class Notified extends WaitList<true> {
  readonly kind = 'Condition';
  override readonly isStrict = true;
  readonly mutex: Mutex;

  constructor(mutex: Mutex) {
    super();
    this.mutex = mutex;
  }

  admit(waiter: Waiter<true>): void {
    this.#return(waiter, true);
  }

  // The lock comes back before anything else, as the caller's `using` is about to release it.
  override abort(waiter: Waiter<true>): void {
    if (waiter.state === returning) return;
    this.#return(waiter, this.leave(waiter));
  }

  #return(waiter: Waiter<true>, notified: boolean): void {
    waiter.state = returning;
    this.mutex.reacquire(waiter.note as MutexHold, () => {
      if (waiter.signal?.aborted !== true) {
        waiter.resolve(true);
      } else {
        waiter.reject(waiter.signal.reason);
        if (notified) this.wakeFirst();
      }
    });
  }
}

/** A waiter's state while it waits for the lock; its list's own states are 0 to 2. */
const returning = 3;

/**
 * Lets callers that hold a lock wait until another caller notifies them.
 *
 * - **Order**: `notify()` wakes those who have waited longest; each takes the lock again before its
 *   `wait()` resolves.
 * - **Cancellation**: an aborted `wait()` takes the lock again, then rejects: the lock is held after
 *   `wait()` on every way out. A notification it had been given goes to the next.
 * - **Misuse**: waiting or notifying without the lock is an error.
 * - **Use `waitFor()`**: between the notification and the lock, another caller may change what you
 *   waited for.
 * - **Differs from Python**: CPython passes a notification on at every cancelled `wait()`, so that
 *   others wake for nothing; here only when there was one to pass on.
 *
 * @example
 * ```ts
 * import { Condition, createTask } from 'bingfa/asyncio';
 *
 * const condition = new Condition();
 * const items: string[] = [];
 *
 * const consumer = createTask(async ({ signal }) => {
 *   using held = await condition.acquire({ signal });
 *   await condition.waitFor(() => items.length > 0, { signal });
 *   return items.shift();
 * });
 * {
 *   using held = await condition.acquire();
 *   items.push('tea');
 *   condition.notify();
 * }
 * console.log(await consumer); // tea
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition
 */
export class Condition {
  readonly #lock: Lock;
  readonly #notified: Notified;

  /**
   * Makes a condition around a lock of its own, or around the given one.
   *
   * @throws TypeError when `lock` is not a {@link Lock}.
   */
  constructor(lock: Lock = new Lock()) {
    if (!(lock instanceof Lock)) {
      throw new TypeError(`Pass a Lock to Condition: received ${typeof lock}`);
    }
    this.#lock = lock;
    this.#notified = new Notified(mutexOf(lock));
  }

  /**
   * Takes the lock, as {@link Lock.acquire} does.
   *
   * @throws The signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.acquire
   */
  acquire(options?: WaitOptions): Promise<Hold> {
    return this.#lock.acquire(options);
  }

  /**
   * Frees the lock.
   *
   * @throws Error when nobody holds it.
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.release
   */
  release(): void {
    this.#lock.release();
  }

  /**
   * Says whether somebody holds the lock.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.locked
   */
  locked(): boolean {
    return this.#lock.locked();
  }

  /**
   * Frees the lock, waits to be notified, and takes the lock again.
   *
   * @returns Always `true`, as in Python.
   * @throws Error when nobody holds the lock; the signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.wait
   */
  wait(options?: WaitOptions): Promise<true> {
    return this.#wait(options?.signal, undefined);
  }

  /**
   * Waits until a predicate is true, testing it now and after each notification.
   *
   * - The predicate runs with the lock held; what it returned last is the result.
   *
   * @throws What the predicate throws; Error when nobody holds the lock and the predicate is not
   *   true yet; TypeError when it returns a promise, which would always count as true; the signal's
   *   reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.wait_for
   */
  async waitFor<T>(predicate: () => T, options?: WaitOptions): Promise<T> {
    checkFunction('predicate', predicate);
    const task = reporter?.caller(options?.signal);
    for (;;) {
      const result = predicate();
      if (typeof (result as { then?: unknown } | null | undefined)?.then === 'function') {
        throw new TypeError('Pass a predicate that answers at once: it returned a promise');
      }
      if (result) return result;
      await this.#wait(options?.signal, task);
    }
  }

  /**
   * Wakes those who have waited longest, up to `n` of them; fewer when fewer wait.
   *
   * - They go on only when the lock is free: release it afterwards.
   *
   * @throws Error when nobody holds the lock; TypeError or RangeError when `n` is not a whole
   *   number of at least 0.
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.notify
   */
  notify(n = 1): void {
    checkCount('n', n, 0);
    const notified = this.#notified;
    if (notified.mutex.holder === undefined) {
      throw new Error('Acquire the lock before notify(): nobody holds it');
    }
    if (reporter !== undefined) {
      const { task } = notified.mutex.holder;
      reporter.report('notify', notified, notified.kind, undefined, task);
    }
    for (let count = 0; count < n && notified.wakeFirst(); count += 1);
  }

  /**
   * Wakes everyone who waits.
   *
   * @throws Error when nobody holds the lock.
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Condition.notify_all
   */
  notifyAll(): void {
    this.notify(this.#notified.waiting);
  }

  #wait(signal: AbortSignal | undefined, task: number | undefined): Promise<true> {
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    const { mutex } = this.#notified;
    const hold = mutex.holder;
    if (hold === undefined) {
      return Promise.reject(new Error('Acquire the lock before wait(): nobody holds it'));
    }
    mutex.release();
    return this.#notified.join(signal, hold, task);
  }
}
