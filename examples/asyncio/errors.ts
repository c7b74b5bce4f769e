/**
 * A task, or a wait inside it, was cancelled.
 *
 * - A task whose body ends with this error is cancelled: `task.cancelled()` becomes true.
 * - Catch it to clean up, then throw it again.
 * - Differs from Python: it is an `Error` like all others, so `catch` catches it too; in Python it
 *   is a `BaseException`, which `except Exception` lets through.
 *
 * @see https://docs.python.org/3.13/library/asyncio-exceptions.html#asyncio.CancelledError
 */
export class CancelledError extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'CancelledError';
  }
}

/**
 * The object is not in a state that allows this: the result of a task that has not finished yet.
 *
 * @see https://docs.python.org/3.13/library/asyncio-exceptions.html#asyncio.InvalidStateError
 */
export class InvalidStateError extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'InvalidStateError';
  }
}

/**
 * The barrier was reset or aborted.
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.BrokenBarrierError
 */
export class BrokenBarrierError extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'BrokenBarrierError';
  }
}

/**
 * `getNowait()` on a queue that holds nothing.
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.QueueEmpty
 */
export class QueueEmpty extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'QueueEmpty';
  }
}

/**
 * `putNowait()` on a queue that has reached its `maxsize`.
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.QueueFull
 */
export class QueueFull extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'QueueFull';
  }
}

/**
 * Putting into a queue that was shut down, or getting from one that will hold nothing more.
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.QueueShutDown
 */
export class QueueShutDown extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'QueueShutDown';
  }
}
