/**
 * The thread or process that held the lock ended without releasing it: it threw, exited or was
 * killed.
 *
 * - Differs from Python, where whoever wants such a lock waits for ever.
 *
 * @see https://docs.python.org/3.13/library/threading.html#lock-objects
 */
export class BrokenLockError extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'BrokenLockError';
  }
}
