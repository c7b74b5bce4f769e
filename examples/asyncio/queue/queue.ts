import { refusal } from '../../internal/abort.ts';
import { checkCount } from '../../internal/check.ts';
import { reporter } from '../../internal/report.ts';
import { Ring } from '../../internal/ring.ts';
import { Joiners, Side } from '../../internal/side.ts';
import type { Store } from '../../internal/store.ts';
import { taskOf } from '../../internal/wait-list.ts';
import { QueueEmpty, QueueFull, QueueShutDown } from '../errors.ts';
import type { WaitOptions } from '../wait-options.ts';

const done = Promise.resolve();

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
 *   place, behind those who were woken with it; CPython sends it to the end. `maxsize` must be a whole number; negative is an error, not
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
  readonly #maxsize: number;
  readonly #store: Store<T>;
  readonly #getters: Side<T>;
  readonly #putters: Side<void>;
  readonly #joiners: Joiners;
  #isShutDown = false;
  #unfinished = 0;

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
    this.#maxsize = maxsize;
    this.#store = store;
    this.#getters = new Side(
      this,
      kind,
      () => this.empty() && !this.#isShutDown,
      (waiter) => this.#take(waiter.signal, taskOf(waiter)),
    );
    this.#putters = new Side(
      this,
      kind,
      () => this.full() && !this.#isShutDown,
      (waiter) => this.#give(waiter.note as T, waiter.signal, taskOf(waiter)),
    );
    this.#joiners = new Joiners(this, kind);
  }

  /**
   * How many items fit; 0 means without limit.
   *
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.maxsize
   */
  get maxsize(): number {
    return this.#maxsize;
  }

  /**
   * How many items the queue holds.
   *
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.qsize
   */
  qsize(): number {
    return this.#store.size;
  }

  /**
   * Says whether the queue holds nothing.
   *
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.empty
   */
  empty(): boolean {
    return this.#store.size === 0;
  }

  /**
   * Says whether the queue has reached `maxsize`; never, without a limit.
   *
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.full
   */
  full(): boolean {
    return this.#maxsize > 0 && this.#store.size >= this.#maxsize;
  }

  /**
   * Puts an item into the queue, waiting for room if it is full.
   *
   * @throws QueueShutDown when the queue was shut down; the signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.put
   */
  put(item: T, options?: WaitOptions): Promise<void> {
    const signal = options?.signal;
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.#putters.blocked()) return this.#putters.join(signal, item);
    try {
      this.#give(item, signal);
      return done;
    } catch (error) {
      const reason = error as Error;
      return Promise.reject(reason);
    }
  }

  /**
   * Puts an item into the queue now or not at all.
   *
   * @throws QueueFull when there is no room; QueueShutDown when the queue was shut down.
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.put_nowait
   */
  putNowait(item: T): void {
    this.#give(item);
  }

  /**
   * Takes the next item, waiting for one if the queue is empty.
   *
   * @throws QueueShutDown when the queue was shut down and holds nothing more; the signal's reason,
   *   when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.get
   */
  get(options?: WaitOptions): Promise<T> {
    const signal = options?.signal;
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.#getters.blocked()) return this.#getters.join(signal);
    try {
      return Promise.resolve(this.#take(signal));
    } catch (error) {
      const reason = error as Error;
      return Promise.reject(reason);
    }
  }

  /**
   * Takes the next item now or not at all.
   *
   * @throws QueueEmpty when there is none; QueueShutDown when there is none and the queue was shut
   *   down.
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.get_nowait
   */
  getNowait(): T {
    return this.#take();
  }

  /**
   * Says that the work on one item is done; call it once for each item taken.
   *
   * @throws RangeError when called more often than items were put (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.task_done
   */
  taskDone(): void {
    if (this.#unfinished === 0) {
      throw new RangeError('Call taskDone() once for each item: it was called too often');
    }
    this.#finish(1);
  }

  /**
   * Waits until the work on every item is done.
   *
   * @throws The signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-queue.html#asyncio.Queue.join
   */
  join(options?: WaitOptions): Promise<void> {
    const signal = options?.signal;
    return refusal(signal) ?? (this.#unfinished > 0 ? this.#joiners.join(signal) : done);
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
    this.#isShutDown = true;
    if (immediate) {
      const left = this.qsize();
      this.#store.clear();
      for (let item = 0; reporter !== undefined && item < left; item += 1) {
        reporter.report('get', this, this.#joiners.kind);
      }
      this.#finish(left);
    }
    this.#getters.wakeAll();
    this.#putters.wakeAll();
  }

  #give(item: T, signal?: AbortSignal, task?: number): void {
    if (this.#isShutDown) throw new QueueShutDown('Stop putting: the queue was shut down');
    if (this.full()) throw new QueueFull(`Take an item first: the queue holds ${this.#maxsize}`);
    this.#store.push(item);
    this.#unfinished += 1;
    if (reporter !== undefined) reporter.report('put', this, this.#joiners.kind, signal, task);
    this.#getters.wakeFirst();
  }

  #take(signal?: AbortSignal, task?: number): T {
    if (this.empty()) {
      if (this.#isShutDown) throw new QueueShutDown('Stop getting: the queue was shut down');
      throw new QueueEmpty('Put an item first: the queue is empty');
    }
    const item = this.#store.pop();
    if (reporter !== undefined) reporter.report('get', this, this.#joiners.kind, signal, task);
    this.#putters.wakeFirst();
    return item;
  }

  #finish(count: number): void {
    this.#unfinished = Math.max(0, this.#unfinished - count);
    if (this.#unfinished === 0) this.#joiners.wakeAll();
  }
}
