/**
 * A queue had nothing to give: at once, or in time.
 *
 * @example
 * ```ts
 * import { Empty, Queue } from 'bingfa/queue';
 *
 * try {
 *   await new Queue<string>().get({ timeout: 10 });
 * } catch (error) {
 *   console.log(error instanceof Empty); // true
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/queue.html#queue.Empty
 */
export class Empty extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'Empty';
  }
}

/**
 * A queue that has reached its `maxsize` had no room: at once, or in time.
 *
 * @example
 * ```ts
 * import { Full, Queue } from 'bingfa/queue';
 *
 * const queue = new Queue<string>(1);
 * queue.putNowait('tea');
 * try {
 *   queue.putNowait('coffee');
 * } catch (error) {
 *   console.log(error instanceof Full); // true
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/queue.html#queue.Full
 */
export class Full extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'Full';
  }
}

/**
 * Putting into a queue that was shut down, or getting from one that will hold nothing more.
 *
 * @example
 * ```ts
 * import { Queue, ShutDown } from 'bingfa/queue';
 *
 * const queue = new Queue<string>();
 * queue.shutdown();
 * try {
 *   queue.putNowait('tea');
 * } catch (error) {
 *   console.log(error instanceof ShutDown); // true
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/queue.html#queue.ShutDown
 */
export class ShutDown extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'ShutDown';
  }
}
