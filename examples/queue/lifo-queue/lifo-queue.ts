import { checkCount } from '../../internal/check.ts';
import { StackStore } from '../../internal/shared-queue/stack-store.ts';
import { type StoreState, newState } from '../../internal/shared-queue/state.ts';
import { REVIVE } from '../../internal/shared/share.ts';
import { Queue } from '../queue/queue.ts';

/**
 * A {@link Queue} that gives out the newest item first.
 *
 * - Everything else is as in {@link Queue}: of those who wait, the first is still woken first.
 *
 * @example
 * ```ts
 * import { LifoQueue } from 'bingfa/queue';
 *
 * const queue = new LifoQueue<string>();
 * queue.putNowait('first');
 * queue.putNowait('last');
 * console.log(queue.getNowait()); // last
 * ```
 *
 * @see https://docs.python.org/3.13/library/queue.html#queue.LifoQueue
 */
export class LifoQueue<T> extends Queue<T> {
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
    super(maxsize, new StackStore(state ?? newState(maxsize)), 'LifoQueue');
  }

  /** @internal */
  static override [REVIVE](state: unknown): LifoQueue<unknown> {
    return new LifoQueue(0, state as StoreState);
  }
}
