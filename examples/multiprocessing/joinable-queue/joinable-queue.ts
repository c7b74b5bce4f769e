import { SHARE, type Shared } from '../../internal/shared/share.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import { endOf, Queue } from '../queue/queue.ts';

/**
 * A queue that knows when the work on all its items is done.
 *
 * - Everything else is as with {@link Queue}.
 *
 * @example
 * ```ts
 * import { JoinableQueue } from 'bingfa/multiprocessing';
 *
 * const queue = new JoinableQueue<string>();
 * await queue.put('tea');
 * const all = queue.join().then(() => 'all done');
 * await queue.get();
 * await queue.taskDone();
 * console.log(await all); // all done
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.JoinableQueue
 */
export class JoinableQueue<T> extends Queue<T> {
  /**
   * Says that the work on one item is done; call it once for each item taken.
   *
   * @throws RangeError when called more often than items were put (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.JoinableQueue.task_done
   */
  taskDone(): Promise<void> {
    return endOf(this).remote.ask('taskDone');
  }

  /**
   * Waits until the work on every item is done.
   *
   * @throws The signal's reason, when `signal` aborts first.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.JoinableQueue.join
   */
  join(options?: WaitOptions): Promise<void> {
    return endOf(this).remote.ask('join', [], options);
  }

  /** @internal */
  override [SHARE](): Shared {
    return { ...super[SHARE](), kind: 'multiprocessing.JoinableQueue' };
  }
}
