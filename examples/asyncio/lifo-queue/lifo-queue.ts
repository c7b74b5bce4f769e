import { Stack } from '../../internal/stack.ts';
import { Queue } from '../queue/queue.ts';

/**
 * A {@link Queue} that gives out the newest item first.
 *
 * - Everything else is as in {@link Queue}: those who wait are still served in order of arrival.
 *
 * @example
 * ```ts
 * import { LifoQueue } from 'bingfa/asyncio';
 *
 * const queue = new LifoQueue<string>();
 * queue.putNowait('first');
 * queue.putNowait('last');
 * console.log(queue.getNowait()); // last
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.LifoQueue
 */
export class LifoQueue<T> extends Queue<T> {
  /**
   * Makes an empty queue for up to `maxsize` items; 0 means without limit.
   *
   * @throws TypeError or RangeError when `maxsize` is not a whole number of at least 0.
   */
  constructor(maxsize = 0) {
    super(maxsize, new Stack<T>(), 'LifoQueue');
  }
}
