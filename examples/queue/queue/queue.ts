import { checkCount } from '../../internal/check.ts';
import { LABEL } from '../../internal/report.ts';
import { labelOf } from '../../internal/shared/label.ts';
import { NUMBER } from '../../internal/shared-queue/layout.ts';
import { Channel } from '../../internal/shared-queue/channel.ts';
import { RingStore } from '../../internal/shared-queue/ring-store.ts';
import { type StoreState, newState } from '../../internal/shared-queue/state.ts';
import type { SharedStore } from '../../internal/shared-queue/store.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import type {
  GetOptions,
  PutOptions,
  SyncGetOptions,
  SyncPutOptions,
  TransferOptions,
} from '../options.ts';

type Kind = 'Queue' | 'LifoQueue' | 'PriorityQueue';

/**
 * Hands items from threads to threads: first in, first out.
 *
 * - **Shared**: pass it to a thread as an argument, and it is the same queue there. The items are in
 *   shared memory: no message is sent, and no event loop has to turn for one to arrive.
 * - **Items** are copied, as structured cloning does it: plain data, `Map`, `Set`, `Date`, `RegExp`,
 *   errors, buffers and typed arrays, with references to each other. Functions and symbols throw a
 *   `DataCloneError` before anything is put. Buffers are given up with `transfer`.
 * - **Order**: items come out in the order in which they went in. Those who wait are woken one after
 *   the other, about in order of arrival, and whoever comes just then may be faster, as in CPython.
 * - **Backpressure**: with a `maxsize`, `put()` waits while the queue is full. All items together may
 *   take up to 256 MiB; one of more than half of that may find no room in one piece.
 * - **Waiting**: `put()`, `get()` and `join()` are awaited, on every thread; `putSync()`,
 *   `getSync()` and `joinSync()` block the thread, which a page's own thread may not. Times are
 *   milliseconds.
 * - **Cancellation**: a `signal` that aborts ends the wait; no item goes with it or stays behind.
 * - **Threads that are lost**: an item is in the queue or it is not, whenever a thread is killed.
 * - **Misuse**: more `taskDone()` than items throws.
 * - **Differs from Python**: items are copies, not the objects themselves. Python's `get()` is
 *   `getSync()` here, since `get()` is awaited. `maxsize` must be a whole number; negative is an
 *   error, not "without limit".
 *
 * @example
 * ```ts
 * import { Queue, ShutDown } from 'bingfa/queue';
 * import { Thread } from 'bingfa/threading';
 *
 * function produce(queue: Queue<number>): void {
 *   for (const item of [1, 2, 3]) queue.putSync(item);
 *   queue.shutdown();
 * }
 *
 * const queue = new Queue<number>(1);
 * new Thread({ target: produce, args: [queue] }).start();
 * try {
 *   for (;;) console.log(await queue.get()); // 1, 2, 3
 * } catch (error) {
 *   if (!(error instanceof ShutDown)) throw error;
 * }
 * ```
 *
 * @see https://docs.python.org/3.13/library/queue.html#queue.Queue
 */
export class Queue<T> {
  readonly #channel: Channel;
  readonly #kind: Kind;

  /**
   * Makes an empty queue for up to `maxsize` items; 0 means without limit.
   *
   * @throws TypeError or RangeError when `maxsize` is not a whole number of at least 0; Error where
   *   there is no shared memory.
   */
  constructor(maxsize?: number);
  /** @internal */
  constructor(maxsize: number, store: SharedStore, kind: Kind);
  constructor(maxsize = 0, store?: SharedStore, kind: Kind = 'Queue') {
    checkCount('maxsize', maxsize, 0);
    this.#channel = new Channel(store ?? new RingStore(newState(maxsize)), this);
    this.#kind = kind;
  }

  /** @internal */
  static [REVIVE](state: unknown): Queue<unknown> {
    return new Queue(0, new RingStore(state as StoreState), 'Queue');
  }

  /** @internal */
  [SHARE](): Shared {
    return { kind: `queue.${this.#kind}`, reach: 'threads', state: this.#channel.store.state };
  }

  /** @internal */
  [LABEL](): string {
    return labelOf(this.#kind, this.#channel.store.cells, NUMBER);
  }

  /**
   * How many items fit; 0 means without limit.
   *
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue
   */
  get maxsize(): number {
    return this.#channel.store.maxsize;
  }

  /**
   * Changes it in all threads; items that are there stay.
   *
   * @throws TypeError or RangeError when it is not a whole number of at least 0.
   */
  set maxsize(maxsize: number) {
    checkCount('maxsize', maxsize, 0);
    this.#channel.store.maxsize = maxsize;
  }

  /**
   * Whether `shutdown()` was called.
   *
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.shutdown
   */
  get isShutdown(): boolean {
    return this.#channel.store.isShut;
  }

  /**
   * How many items the queue holds, just now: other threads go on.
   *
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.qsize
   */
  qsize(): number {
    return this.#channel.store.size();
  }

  /**
   * Says whether the queue holds nothing, just now.
   *
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.empty
   */
  empty(): boolean {
    return this.qsize() === 0;
  }

  /**
   * Says whether the queue has reached `maxsize`, just now; never, without a limit.
   *
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.full
   */
  full(): boolean {
    const { maxsize } = this;
    return maxsize > 0 && this.qsize() >= maxsize;
  }

  /**
   * Puts an item into the queue, waiting for room if it is full. The item is copied at the call.
   *
   * @throws Full when `timeout` is over, or at once with `block: false`; ShutDown when the queue was
   *   shut down; DOMException named `DataCloneError` for what cannot be copied; RangeError when the
   *   memory of the queue is used up, and for what is nested more than 500 deep; the signal's
   *   reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.put
   */
  put(item: T, options?: PutOptions): Promise<void> {
    return this.#channel.put(item, options);
  }

  /**
   * Does what `put()` does, blocking the thread.
   *
   * @throws As `put()`; Error on a page's own thread.
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.put
   */
  putSync(item: T, options?: SyncPutOptions): void {
    this.#channel.putSync(item, options);
  }

  /**
   * Puts an item into the queue now or not at all.
   *
   * @throws Full when there is no room; otherwise as `put()`.
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.put_nowait
   */
  putNowait(item: T, options?: TransferOptions): void {
    this.#channel.putNowait(item, options);
  }

  /**
   * Takes the next item, waiting for one if the queue is empty.
   *
   * @throws Empty when `timeout` is over, or at once with `block: false`; ShutDown when the queue was
   *   shut down and holds nothing more; the signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.get
   */
  get(options?: GetOptions): Promise<T> {
    return this.#channel.get(options) as Promise<T>;
  }

  /**
   * Does what `get()` does, blocking the thread.
   *
   * @throws As `get()`; Error on a page's own thread.
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.get
   */
  getSync(options?: SyncGetOptions): T {
    return this.#channel.getSync(options) as T;
  }

  /**
   * Takes the next item now or not at all.
   *
   * @throws Empty when there is none; ShutDown when there is none and the queue was shut down.
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.get_nowait
   */
  getNowait(): T {
    return this.#channel.getNowait() as T;
  }

  /**
   * Says that the work on one item is done; call it once for each item taken.
   *
   * @throws RangeError when called more often than items were put (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.task_done
   */
  taskDone(): void {
    if (!this.#channel.store.finish()) {
      throw new RangeError('Call taskDone() once for each item: it was called too often');
    }
  }

  /**
   * Waits until the work on every item is done.
   *
   * @throws The signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.join
   */
  join(options?: WaitOptions): Promise<void> {
    return this.#channel.join(options?.signal);
  }

  /**
   * Does what `join()` does, blocking the thread.
   *
   * @throws Error on a page's own thread.
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.join
   */
  joinSync(): void {
    this.#channel.joinSync();
  }

  /**
   * Closes the queue in all threads: puts are refused from now on, gets once it is empty.
   *
   * - With `immediate` the items left are thrown away and count as done, so gets are refused at
   *   once too, and `join()` no longer waits for those items.
   *
   * @see https://docs.python.org/3.13/library/queue.html#queue.Queue.shutdown
   */
  shutdown(immediate = false): void {
    this.#channel.store.shut(immediate);
  }
}
