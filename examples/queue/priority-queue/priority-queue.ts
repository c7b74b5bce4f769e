import { checkCount } from '../../internal/check.ts';
import { HeapStore } from '../../internal/shared-queue/heap-store.ts';
import { type StoreState, newState } from '../../internal/shared-queue/state.ts';
import { REVIVE } from '../../internal/shared/share.ts';
import { Queue } from '../queue/queue.ts';

/**
 * A {@link Queue} that gives out the smallest item first.
 *
 * - Everything else is as in {@link Queue}.
 * - **Order**: items compare as in Python: numbers, strings, bigints, booleans and dates among
 *   themselves, arrays element by element, as tuples. Equal items come out in no promised order: in
 *   the one in which CPython gives them out. Add a counter, as in `[priority, count, item]`, where it
 *   matters.
 * - **Misuse**: items that cannot be ordered throw a TypeError, and the queue stays as it was.
 * - **Differs from Python**: an item has no `__lt__` of its own, since a function cannot go from
 *   thread to thread; put what to order by in front of it.
 *
 * @example
 * ```ts
 * import { PriorityQueue } from 'bingfa/queue';
 *
 * const queue = new PriorityQueue<[number, string]>();
 * queue.putNowait([10, 'sleep']);
 * queue.putNowait([2, 'eat']);
 * console.log(queue.getNowait()); // [ 2, 'eat' ]
 * ```
 *
 * @see https://docs.python.org/3.13/library/queue.html#queue.PriorityQueue
 */
export class PriorityQueue<T> extends Queue<T> {
  /**
   * Makes an empty queue for up to `maxsize` items; 0 means without limit.
   *
   * @throws TypeError or RangeError when `maxsize` is not a whole number of at least 0; Error where
   *   there is no shared memory.
   */
  constructor(maxsize?: number);
  /** @internal */
  constructor(maxsize: number, state: StoreState);
  constructor(maxsize = 0, state?: StoreState) {
    checkCount('maxsize', maxsize, 0);
    super(maxsize, new HeapStore(state ?? newState(maxsize)), 'PriorityQueue');
  }

  /** @internal */
  static override [REVIVE](state: unknown): PriorityQueue<unknown> {
    return new PriorityQueue(0, state as StoreState);
  }
}
