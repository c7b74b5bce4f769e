import { refusal } from '../../internal/abort.ts';
import { checkCount, checkFunction } from '../../internal/check.ts';
import { WaitList, type Waiter } from '../../internal/wait-list.ts';
import type { Hold } from '../hold.ts';
import { Lock, reacquire, releaseForWait } from '../lock/lock.ts';
import type { WaitOptions } from '../wait-options.ts';

/** Lets callers that hold a lock wait until another one notifies them. */
export class Condition {
  readonly #lock: Lock;
  readonly #waiters = new WaitList<true>(
    (waiter) => reacquire(this.#lock, waiter.note as Hold, () => waiter.resolve(true)),
    () => {},
  );

  constructor(lock: Lock = new Lock()) {
    if (!(lock instanceof Lock)) throw new TypeError('Pass a Lock to Condition');
    this.#lock = lock;
  }

  /** Takes the lock. */
  acquire(options?: WaitOptions): Promise<Hold> {
    return this.#lock.acquire(options);
  }

  /** Frees the lock. */
  release(): void {
    this.#lock.release();
  }

  /** Says whether the lock is held. */
  locked(): boolean {
    return this.#lock.locked();
  }

  /** Frees the lock, waits to be notified, takes the lock again. */
  wait(options?: WaitOptions): Promise<true> {
    return this.#wait(options?.signal);
  }

  #wait(signal: AbortSignal | undefined): Promise<true> {
    if (!this.locked()) return Promise.reject(new Error('Acquire the lock before wait()'));
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    const waiter: Waiter<true> = this.#waiters.add(signal);
    const fail = waiter.fail;
    waiter.fail = (reason) => reacquire(this.#lock, waiter.note as Hold, () => fail(reason));
    waiter.note = releaseForWait(this.#lock);
    return waiter.promise!;
  }

  /** Waits until a predicate is true. */
  async waitFor<T>(predicate: () => T, options?: WaitOptions): Promise<T> {
    checkFunction('predicate', predicate);
    let result = predicate();
    while (!result) {
      await this.wait(options);
      result = predicate();
    }
    return result;
  }

  /** Wakes up to n callers. */
  notify(n = 1): void {
    checkCount('n', n, 0);
    if (!this.locked()) throw new Error('Acquire the lock before notify()');
    for (let i = 0; i < n && this.#waiters.wakeFirst(); i += 1);
  }

  /** Wakes everyone who waits. */
  notifyAll(): void {
    this.notify(this.#waiters.waiting);
  }
}
