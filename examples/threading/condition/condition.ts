import { checkCount, checkFunction, checkSignal } from '../../internal/check.ts';
import { deadlineOf } from '../../internal/shared/acquisition.ts';
import type { Deadline } from '../../internal/shared/futex.ts';
import { GIVE_UP, OWNED, RETAKE } from '../../internal/shared/lockable.ts';
import { REVIVE, SHARE, type Shareable, type Shared } from '../../internal/shared/share.ts';
import {
  checkMayBlock,
  uninterrupted,
  waitAsync,
  waitSync,
  type Wait,
} from '../../internal/shared/wait.ts';
import { Waiters, waitersMemory } from '../../internal/shared/waiters.ts';
import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import type { AcquireOptions, SyncAcquireOptions } from '../acquire-options.ts';
import { Lock } from '../lock/lock.ts';
import { RLock } from '../rlock/rlock.ts';
import type { SyncTimedOptions, TimedOptions } from '../timed-options.ts';

export class Condition implements Shareable {
  readonly #lock: Lock | RLock;
  readonly #waiters: Waiters;

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

  acquire(options?: WaitOptions): Promise<Hold>;
  acquire(options: AcquireOptions): Promise<Hold | undefined>;
  acquire(options?: AcquireOptions): Promise<Hold | undefined> {
    return this.#lock.acquire(options as AcquireOptions);
  }

  acquireSync(): Hold;
  acquireSync(options: SyncAcquireOptions): Hold | undefined;
  acquireSync(options?: SyncAcquireOptions): Hold | undefined {
    return options === undefined ? this.#lock.acquireSync() : this.#lock.acquireSync(options);
  }

  release(): void {
    this.#lock.release();
  }

  locked(): boolean {
    return this.#lock.locked();
  }

  async wait(options?: TimedOptions): Promise<boolean> {
    const signal = options?.signal;
    checkSignal(signal);
    signal?.throwIfAborted();
    return waitAsync(this.#wait(deadlineOf(options)), signal);
  }

  waitSync(options?: SyncTimedOptions): boolean {
    checkMayBlock('wait');
    return waitSync(this.#wait(deadlineOf(options)));
  }

  async waitFor<T>(predicate: () => T, options?: TimedOptions): Promise<T> {
    const signal = options?.signal;
    checkSignal(signal);
    signal?.throwIfAborted();
    return waitAsync(this.#waitFor(predicate, deadlineOf(options)), signal);
  }

  waitForSync<T>(predicate: () => T, options?: SyncTimedOptions): T {
    checkMayBlock('waitFor');
    return waitSync(this.#waitFor(predicate, deadlineOf(options)));
  }

  notify(n = 1): void {
    checkCount('n', n, 0);
    this.#checkOwned('notify');
    this.#waiters.notify(n);
  }

  notifyAll(): void {
    this.#checkOwned('notifyAll');
    this.#waiters.notify(Infinity);
  }

  /** @internal */
  [SHARE](): Shared {
    const state = { lock: this.#lock, memory: this.#waiters.cells.buffer };
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
      yield* waiters.sleep(node, deadline);
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
