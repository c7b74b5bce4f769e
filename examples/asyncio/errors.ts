/**
 * A task, or a wait inside it, was cancelled.
 *
 * - A task whose body ends with this error is cancelled: `task.cancelled()` becomes true.
 * - Catch it to clean up, then throw it again.
 * - Differs from Python: it is an `Error` like all others, so `catch` catches it too; in Python it
 *   is a `BaseException`, which `except Exception` lets through.
 *
 * @example
 * ```ts
 * import { CancelledError, createTask } from 'bingfa/asyncio';
 *
 * const task = createTask(() => 'never runs');
 * task.cancel('changed my mind');
 * try {
 *   await task;
 * } catch (error) {
 *   console.log(error instanceof CancelledError, task.cancelled()); // true true
 * }
 * ```
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
 * @example
 * ```ts
 * import { createTask, InvalidStateError } from 'bingfa/asyncio';
 *
 * const task = createTask(() => 42);
 * try {
 *   task.result();
 * } catch (error) {
 *   console.log(error instanceof InvalidStateError); // true
 * }
 * console.log(await task); // 42
 * ```
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
 * @example
 * ```ts
 * import { Barrier, BrokenBarrierError } from 'bingfa/asyncio';
 *
 * const barrier = new Barrier(2);
 * const waiting = barrier.wait();
 * await barrier.abort();
 * try {
 *   await waiting;
 * } catch (error) {
 *   console.log(error instanceof BrokenBarrierError); // true
 * }
 * ```
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
 * @example
 * ```ts
 * import { Queue, QueueEmpty } from 'bingfa/asyncio';
 *
 * try {
 *   new Queue<string>().getNowait();
 * } catch (error) {
 *   console.log(error instanceof QueueEmpty); // true
 * }
 * ```
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
 * @example
 * ```ts
 * import { Queue, QueueFull } from 'bingfa/asyncio';
 *
 * const queue = new Queue<string>(1);
 * queue.putNowait('tea');
 * try {
 *   queue.putNowait('coffee');
 * } catch (error) {
 *   console.log(error instanceof QueueFull); // true
 * }
 * ```
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
 * @example
 * ```ts
 * import { Queue, QueueShutDown } from 'bingfa/asyncio';
 *
 * const queue = new Queue<string>();
 * queue.shutdown();
 * try {
 *   await queue.put('tea');
 * } catch (error) {
 *   console.log(error instanceof QueueShutDown); // true
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.QueueShutDown
 */
export class QueueShutDown extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'QueueShutDown';
  }
}

/**
 * The time was up.
 *
 * @example
 * ```ts
 * import { TimeoutError, waitFor } from 'bingfa/asyncio';
 *
 * try {
 *   await waitFor(new Promise(() => {}), 10);
 * } catch (error) {
 *   console.log(error instanceof TimeoutError); // true
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-exceptions.html#asyncio.TimeoutError
 */
export class TimeoutError extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'TimeoutError';
  }
}

/**
 * Somebody pressed Ctrl-C.
 *
 * - Task groups do not collect it: they end their tasks and throw it as it is.
 * - Differs from Python: only `run()` and `Runner` throw it; other code is not interrupted.
 *
 * @example
 * ```ts
 * import { KeyboardInterrupt, run } from 'bingfa/asyncio';
 *
 * try {
 *   await run(() => {
 *     throw new KeyboardInterrupt('as Ctrl-C would');
 *   });
 * } catch (error) {
 *   console.log(error instanceof KeyboardInterrupt); // true
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/exceptions.html#KeyboardInterrupt
 */
export class KeyboardInterrupt extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'KeyboardInterrupt';
  }
}
