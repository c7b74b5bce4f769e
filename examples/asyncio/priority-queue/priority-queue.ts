import { checkFunction } from '../../internal/check.ts';
import { Heap } from '../../internal/heap.ts';
import { isBefore } from '../../internal/order.ts';
import { Queue } from '../queue/queue.ts';

/** How a priority queue orders its items. */
export interface PriorityQueueOptions<T> {
  /** Negative when `a` comes out first, as for `Array.prototype.sort`. */
  compare?: ((a: T, b: T) => number) | undefined;
}

/** A queue that gives out the smallest item first. */
export class PriorityQueue<T> extends Queue<T> {
  constructor(maxsize = 0, { compare }: PriorityQueueOptions<T> = {}) {
    if (compare !== undefined) checkFunction('compare', compare);
    super(maxsize, new Heap<T>(compare === undefined ? isBefore : (a, b) => compare(a, b) < 0));
  }
}
