import { checkFunction } from '../../internal/check.ts';
import { Heap } from '../../internal/heap.ts';
import { isBefore } from '../../internal/order.ts';
import { Queue } from '../queue/queue.ts';

/** What `PriorityQueue` accepts. */
export interface PriorityQueueOptions<T> {
  /**
   * Orders two items as `Array.prototype.sort` does: negative when `a` comes out first. Left out,
   * items compare as in Python: numbers, strings, bigints, booleans and dates among themselves,
   * arrays element by element.
   */
  compare?: ((a: T, b: T) => number) | undefined;
}

/**
 * A {@link Queue} that gives out the smallest item first.
 *
 * - Everything else is as in {@link Queue}.
 * - **Order**: equal items come out in no promised order: in the one in which CPython gives them
 *   out. Add a counter, as in `[priority, count, item]`, where it matters.
 * - **Misuse**: items that cannot be ordered throw a TypeError, and the queue stays as it was.
 * - **Differs from Python**: `compare` orders what has no order of its own; Python asks the items'
 *   `__lt__`.
 *
 * @example
 * ```ts
 * import { PriorityQueue } from 'bingfa/asyncio';
 *
 * const queue = new PriorityQueue<[number, string]>();
 * queue.putNowait([10, 'sleep']);
 * queue.putNowait([2, 'eat']);
 * console.log(queue.getNowait()); // [ 2, 'eat' ]
 *
 * const longest = new PriorityQueue<string>(0, { compare: (a, b) => b.length - a.length });
 * longest.putNowait('tea');
 * longest.putNowait('coffee');
 * console.log(longest.getNowait()); // coffee
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.PriorityQueue
 */
export class PriorityQueue<T> extends Queue<T> {
  /**
   * Makes an empty queue for up to `maxsize` items; 0 means without limit.
   *
   * @throws TypeError or RangeError when `maxsize` is not a whole number of at least 0; TypeError
   *   when `compare` is not a function.
   */
  constructor(maxsize = 0, options?: PriorityQueueOptions<T>) {
    const compare = options?.compare;
    if (compare !== undefined) checkFunction('compare', compare);
    const before = compare === undefined ? isBefore : (a: T, b: T) => compare(a, b) < 0;
    super(maxsize, new Heap<T>(before), 'PriorityQueue');
  }
}
