import { Channel } from '../../internal/channel.ts';
import { checkCount } from '../../internal/check.ts';
import { Ring } from '../../internal/ring.ts';
import type { Store } from '../../internal/store.ts';
import type { WaitOptions } from '../wait-options.ts';

/**
 * Hands items from producers to consumers: first in, first out.
 *
 * - **Order**: items come out in the order in which they went in; getters and putters that wait are
 *   served in order of arrival.
 * - **Backpressure**: with a `maxsize`, `put()` waits while the queue is full.
 * - **Cancellation**: an aborted getter takes no item with it, an aborted putter leaves none behind;
 *   the wake-up it had been given goes to the next.
 * - **Shutdown**: `shutdown()` refuses puts at once, and gets once the queue is empty.
 * - **Promises as items**: `await queue.get()` awaits such an item too, as every `await` does; take
 *   it with `getNowait()`, or put it in an object.
 * - **Misuse**: more `taskDone()` than items throws.
 * - **Differs from Python**: a getter or putter that finds its item or room taken again keeps its
 *   place; CPython sends it to the end. `maxsize` must be a whole number; negative is an error, not
 *   "without limit".
 *
 * @example
 * ```ts
 * import { createTask, Queue, QueueShutDown } from 'bingfa/asyncio';
 *
 * const queue = new Queue<number>(1);
 * const producer = createTask(async ({ signal }) => {
 *   for (const item of [1, 2, 3]) await queue.put(item, { signal });
 *   queue.shutdown();
 * });
 * try {
 *   for (;;) console.log(await queue.get()); // 1, 2, 3
 * } catch (error) {
 *   if (!(error instanceof QueueShutDown)) throw error;
 * }
 * await producer;
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue
 */
export class Queue<T> {
  readonly #channel: Channel<T>;

  /**
   * Makes an empty queue for up to `maxsize` items; 0 means without limit.
   *
   * @throws TypeError or RangeError when `maxsize` is not a whole number of at least 0.
   */
  constructor(maxsize?: number);
  /** @internal */
  constructor(maxsize: number, store: Store<T>, kind: string);
  constructor(maxsize = 0, store: Store<T> = new Ring<T>(), kind = 'Queue') {
    checkCount('maxsize', maxsize, 0);
    this.#channel = new Channel(kind, maxsize, store);
  }

  /**
   * How many items fit; 0 means without limit.
   *
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.maxsize
   */
  get maxsize(): number {
    return this.#channel.maxsize;
  }

  /**
   * How many items the queue holds.
   *
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.qsize
   */
  qsize(): number {
    return this.#channel.store.size;
  }

  /**
   * Says whether the queue holds nothing.
   *
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.empty
   */
  empty(): boolean {
    return this.#channel.empty;
  }

  /**
   * Says whether the queue has reached `maxsize`; never, without a limit.
   *
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.full
   */
  full(): boolean {
    return this.#channel.full;
  }

  /**
   * Puts an item into the queue, waiting for room if it is full.
   *
   * @throws QueueShutDown when the queue was shut down; the signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.put
   */
  put(item: T, options?: WaitOptions): Promise<void> {
    return this.#channel.put(item, options?.signal);
  }

  /**
   * Puts an item into the queue now or not at all.
   *
   * @throws QueueFull when there is no room; QueueShutDown when the queue was shut down.
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.put_nowait
   */
  putNowait(item: T): void {
    this.#channel.give(item, undefined, undefined);
  }

  /**
   * Takes the next item, waiting for one if the queue is empty.
   *
   * @throws QueueShutDown when the queue was shut down and holds nothing more; the signal's reason,
   *   when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.get
   */
  get(options?: WaitOptions): Promise<T> {
    return this.#channel.get(options?.signal);
  }

  /**
   * Takes the next item now or not at all.
   *
   * @throws QueueEmpty when there is none; QueueShutDown when there is none and the queue was shut
   *   down.
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.get_nowait
   */
  getNowait(): T {
    return this.#channel.take(undefined, undefined);
  }

  /**
   * Says that the work on one item is done; call it once for each item taken.
   *
   * @throws RangeError when called more often than items were put (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.task_done
   */
  taskDone(): void {
    if (this.#channel.unfinished === 0) {
      throw new RangeError('Call taskDone() once for each item: it was called too often');
    }
    this.#channel.finish();
  }

  /**
   * Waits until the work on every item is done.
   *
   * @throws The signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.join
   */
  join(options?: WaitOptions): Promise<void> {
    return this.#channel.join(options?.signal);
  }

  /**
   * Closes the queue: puts are refused from now on, gets once it is empty.
   *
   * - With `immediate` the items left are thrown away and count as done, so gets are refused at
   *   once too, and `join()` no longer waits for those items.
   *
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.shutdown
   */
  shutdown(immediate = false): void {
    this.#channel.shutDown(immediate);
  }
}
