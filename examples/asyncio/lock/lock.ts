import { Mutex } from '../../internal/mutex.ts';
import type { Hold } from '../hold.ts';
import type { WaitOptions } from '../wait-options.ts';

/** @internal */
export let mutexOf: (lock: Lock) => Mutex;

/**
 * Lets one caller at a time through; the others wait in order of arrival.
 *
 * - **Order**: first come, first served. Nobody overtakes a waiter, not even in the moment between
 *   a release and the waiter's turn; in that moment `locked()` is false, as in Python.
 * - **Taking effect**: `acquire()` takes a free lock at the call, not at the `await`.
 * - **Cancellation**: an aborted waiter leaves the queue; if the lock had just been passed to it,
 *   the next waiter gets it.
 * - **Misuse**: releasing a lock that nobody holds throws. A lock does not know its owner: anyone
 *   may release it, and acquiring it twice in one task waits for ever.
 * - **Differs from Python**: `acquire()` resolves to a disposable {@link Hold}, for
 *   `using held = await lock.acquire()`; and `await` gives way to other work even when the lock is
 *   free.
 *
 * @example
 * ```ts
 * import { Lock, sleep } from 'bingfa/asyncio';
 *
 * const lock = new Lock();
 * let balance = 0;
 *
 * async function deposit(amount: number) {
 *   using held = await lock.acquire();
 *   const before = balance;
 *   await sleep(10);
 *   balance = before + amount;
 * }
 *
 * await Promise.all([deposit(10), deposit(20)]);
 * console.log(balance); // 30
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Lock
 */
export class Lock {
  readonly #mutex = new Mutex();

  static {
    mutexOf = (lock) => lock.#mutex;
  }

  /**
   * Waits until the lock is free, then takes it.
   *
   * @returns The right to release it, once; `using` does that at the end of the block.
   * @throws The signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Lock.acquire
   */
  acquire(options?: WaitOptions): Promise<Hold> {
    return this.#mutex.acquire(options?.signal);
  }

  /**
   * Frees the lock and wakes the caller who has waited longest.
   *
   * @throws Error when nobody holds the lock (Python: `RuntimeError`).
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Lock.release
   */
  release(): void {
    this.#mutex.release();
  }

  /**
   * Says whether somebody holds the lock.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Lock.locked
   */
  locked(): boolean {
    return this.#mutex.holder !== undefined;
  }
}
