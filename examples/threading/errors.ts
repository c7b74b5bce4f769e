/**
 * The thread or process that held the lock ended without releasing it: it threw, exited or was
 * killed.
 *
 * - What the lock protects may be half changed. Make both anew, or mend it and `release()` the lock.
 * - Who is killed from outside is known to be lost once the thread that started it gets to its event
 *   loop: there, `await acquire()` rather than block.
 * - **Differs from Python**, where whoever wants such a lock waits for ever.
 *
 * @example
 * ```ts
 * import { BrokenLockError, Lock, setExcepthook, Thread } from 'bingfa/threading';
 *
 * setExcepthook(() => {});
 * const lock = new Lock();
 * const thread = new Thread({
 *   target(lock: Lock) {
 *     lock.acquireSync();
 *     throw new Error('and never released');
 *   },
 *   args: [lock],
 * });
 * thread.start();
 * await thread.join();
 * try {
 *   await lock.acquire();
 * } catch (error) {
 *   console.log(error instanceof BrokenLockError); // true
 * }
 * setExcepthook(undefined);
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#lock-objects
 */
export class BrokenLockError extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'BrokenLockError';
  }
}
