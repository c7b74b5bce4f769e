import { checkCount, checkFunction, checkSignal } from '../../internal/check.ts';
import { LABEL, reporter } from '../../internal/report.ts';
import { deadlineOf } from '../../internal/shared/acquisition.ts';
import type { Deadline } from '../../internal/shared/futex.ts';
import { CHECK, GIVE_UP, OWNED, RETAKE } from '../../internal/shared/lockable.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import {
  awaitFor,
  blockFor,
  checkMayBlock,
  uninterrupted,
  type Wait,
} from '../../internal/shared/wait.ts';
import { Waiters, waitersMemory } from '../../internal/shared/waiters.ts';
import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import type { AcquireOptions, SyncAcquireOptions } from '../acquire-options.ts';
import { Lock } from '../lock/lock.ts';
import { RLock } from '../rlock/rlock.ts';
import type { SyncTimedOptions, TimedOptions } from '../timed-options.ts';

/**
 * Lets callers that hold a lock wait until another caller, in whichever thread, notifies them.
 *
 * - **Order**: `notify()` wakes those who have waited longest; each takes the lock again before its
 *   wait ends.
 * - **Cancellation**: an aborted wait takes the lock again, then rejects; a notification that it had
 *   been given goes to the next. Who is aborted, terminated or too late takes no notification.
 * - **Misuse**: waiting or notifying in a thread that does not hold the lock is an error.
 * - **Use `waitFor()`**: between the notification and the lock, another caller may change what you
 *   waited for.
 * - **Tasks**: all tasks of a thread hold an {@link RLock}, which the lock is if none is given, as
 *   one. For several tasks of one thread that wait, pass a {@link Lock}.
 * - **Differs from Python**: in CPython a wait whose time is up takes a notification along if one
 *   comes before it has the lock again; here that goes to somebody else. If the thread that has the
 *   lock is lost, who waits gets a {@link BrokenLockError}. The predicate runs in the caller's
 *   thread, and sees of other threads' data only what is shared memory.
 *
 * @example
 * ```ts
 * import { Condition, Thread } from 'bingfa/threading';
 *
 * const condition = new Condition();
 * const items = new Int32Array(new SharedArrayBuffer(4));
 *
 * const producer = new Thread({
 *   target(condition: Condition, items: Int32Array) {
 *     condition.acquireSync();
 *     items[0] = 3;
 *     condition.notify();
 *     condition.release();
 *   },
 *   args: [condition, items],
 * });
 * {
 *   using held = await condition.acquire();
 *   producer.start();
 *   await condition.waitFor(() => items[0]! > 0);
 *   console.log(items[0]); // 3
 * }
 * await producer.join();
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.Condition
 */
export class Condition {
  readonly #lock: Lock | RLock;
  readonly #waiters: Waiters;

  /**
   * Makes a condition around the given lock, or around an {@link RLock} of its own.
   *
   * @throws TypeError when `lock` is neither a {@link Lock} nor an {@link RLock}.
   */
  constructor(lock?: Lock | RLock);
  /** @internal */
  constructor(lock: Lock | RLock, memory: SharedArrayBuffer);
  constructor(lock: Lock | RLock = new RLock(), memory = waitersMemory()) {
    if (!(lock instanceof Lock || lock instanceof RLock)) {
      throw new TypeError(`Pass a Lock or an RLock to Condition: received ${typeof lock}`);
    }
    this.#lock = lock;
    this.#waiters = new Waiters(memory);
  }

  /**
   * Waits until the lock is free, then takes it.
   *
   * @returns As the lock's own `acquire()` does.
   * @throws As the lock's own `acquire()` does.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.acquire
   */
  acquire(options?: WaitOptions): Promise<Hold>;
  acquire(options: AcquireOptions): Promise<Hold | undefined>;
  acquire(options?: AcquireOptions): Promise<Hold | undefined> {
    return this.#lock.acquire(options as AcquireOptions);
  }

  /**
   * Blocks the thread until the lock is free, then takes it.
   *
   * @returns As {@link Condition.acquire} does.
   * @throws As {@link Condition.acquire} does; Error on a page's own thread, which may not block.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.acquire
   */
  acquireSync(): Hold;
  acquireSync(options: SyncAcquireOptions): Hold | undefined;
  acquireSync(options?: SyncAcquireOptions): Hold | undefined {
    return options === undefined ? this.#lock.acquireSync() : this.#lock.acquireSync(options);
  }

  /**
   * Releases the lock.
   *
   * @throws As the lock's own `release()` does.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.release
   */
  release(): void {
    this.#lock.release();
  }

  /**
   * Says whether somebody holds the lock.
   *
   * - **Differs from Python**, which has it since 3.14.
   *
   * @see https://docs.python.org/3.14/library/threading.html#threading.Condition.locked
   */
  locked(): boolean {
    return this.#lock.locked();
  }

  /**
   * Frees the lock, waits to be notified, and takes the lock again.
   *
   * - An {@link RLock} is freed however often this thread has taken it, and comes back so.
   *
   * @returns Whether it was notified; `false` when the time was up.
   * @throws Error when this thread does not hold the lock (Python: `RuntimeError`); the signal's
   *   reason, when `signal` aborts; BrokenLockError, and then without the lock, when the thread that
   *   has it is lost.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.wait
   */
  async wait(options?: TimedOptions): Promise<boolean> {
    const signal = options?.signal;
    checkSignal(signal);
    signal?.throwIfAborted();
    return awaitFor(this, this.#wait(deadlineOf(options)), signal);
  }

  /**
   * Does what {@link Condition.wait} does, blocking the thread.
   *
   * @throws As {@link Condition.wait} does; Error on a page's own thread, which may not block.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.wait
   */
  waitSync(options?: SyncTimedOptions): boolean {
    checkMayBlock('wait');
    return blockFor(this, this.#wait(deadlineOf(options)));
  }

  /**
   * Waits until a predicate is true, testing it now and after each notification.
   *
   * - The predicate runs with the lock held; what it returned last is the result, also when the time
   *   was up.
   *
   * @throws What the predicate throws; TypeError when it returns a promise, which would always count
   *   as true; what {@link Condition.wait} throws.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.wait_for
   */
  async waitFor<T>(predicate: () => T, options?: TimedOptions): Promise<T> {
    const signal = options?.signal;
    checkSignal(signal);
    signal?.throwIfAborted();
    return awaitFor(this, this.#waitFor(predicate, deadlineOf(options)), signal);
  }

  /**
   * Does what {@link Condition.waitFor} does, blocking the thread.
   *
   * @throws As {@link Condition.waitFor} does; Error on a page's own thread, which may not block.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.wait_for
   */
  waitForSync<T>(predicate: () => T, options?: SyncTimedOptions): T {
    checkMayBlock('waitFor');
    return blockFor(this, this.#waitFor(predicate, deadlineOf(options)));
  }

  /**
   * Wakes those who have waited longest, up to `n` of them; fewer when fewer wait.
   *
   * - They go on only when the lock is free: release it afterwards.
   *
   * @throws Error when this thread does not hold the lock (Python: `RuntimeError`); TypeError or
   *   RangeError when `n` is not a whole number of at least 0.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.notify
   */
  notify(n = 1): void {
    checkCount('n', n, 0);
    this.#checkOwned('notify');
    if (reporter !== undefined) reporter.report('notify', this, '');
    this.#waiters.notify(n);
  }

  /**
   * Wakes everyone who waits.
   *
   * @throws Error when this thread does not hold the lock (Python: `RuntimeError`).
   * @see https://docs.python.org/3.13/library/threading.html#threading.Condition.notify_all
   */
  notifyAll(): void {
    this.#checkOwned('notifyAll');
    if (reporter !== undefined) reporter.report('notify', this, '');
    this.#waiters.notify(Infinity);
  }

  /** @internal */
  [LABEL](): string {
    return this.#waiters.label;
  }

  /** @internal */
  [SHARE](): Shared {
    const state = { lock: this.#lock, memory: this.#waiters.memory };
    return { kind: 'threading.Condition', reach: 'threads', state };
  }

  /** @internal */
  static [REVIVE](state: unknown): Condition {
    const { lock, memory } = state as { lock: Lock | RLock; memory: SharedArrayBuffer };
    return new Condition(lock, memory);
  }

  *#wait(deadline: Deadline): Wait<boolean> {
    this.#checkOwned('wait');
    const waiters = this.#waiters;
    const lock = this.#lock;
    const node = waiters.join();
    const held = lock[GIVE_UP]();
    let aborted: { reason: unknown } | undefined;
    try {
      yield* waiters.sleep(node, deadline, () => lock[CHECK]());
    } catch (reason) {
      aborted = { reason };
    }
    // The lock comes back on every way out, as the caller's `using` is about to release it.
    const abortedSince = yield* uninterrupted(lock[RETAKE](held));
    aborted ??= abortedSince;
    const wasNotified = waiters.end(node);
    if (aborted === undefined) return wasNotified;
    if (wasNotified) waiters.notify(1);
    throw aborted.reason;
  }

  *#waitFor<T>(predicate: () => T, deadline: Deadline): Wait<T> {
    checkFunction('predicate', predicate);
    for (;;) {
      const result = predicate();
      if (typeof (result as { then?: unknown } | null | undefined)?.then === 'function') {
        throw new TypeError('Pass a predicate that answers at once: it returned a promise');
      }
      if (result || deadline.isOver) return result;
      yield* this.#wait(deadline);
    }
  }

  #checkOwned(what: string): void {
    if (this.#lock[OWNED]()) return;
    throw new Error(`Acquire the lock before ${what}(): this thread does not hold it`);
  }
}
