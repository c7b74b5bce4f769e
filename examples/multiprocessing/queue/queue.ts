import { checkCount, checkTimeout } from '../../internal/check.ts';
import type { Place } from '../../internal/processes/remote.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import type { GetOptions, PutOptions } from '../../queue/options.ts';
import { QueueEnd } from './base-queue.ts';

interface State {
  readonly maxsize: number;
  readonly place: Place;
}

/** @internal */
export let endOf: (queue: Queue<unknown>) => QueueEnd<unknown>;

/**
 * Hands items from process to process: first in, first out.
 *
 * - **Items are copies**, made by structured cloning; objects of this module among them stay the
 *   same object. What cannot be cloned makes `put()` reject.
 * - **Where it lives**: in the process that made it. `put()` resolves when the item is there; an
 *   item is there whole or not at all, whatever happens to the process that puts it.
 * - **Order**: getters and putters that wait are served in order of arrival, over all processes.
 * - **Cancellation**: an aborted getter takes no item with it, an aborted putter leaves none behind.
 *   If it had been served before the abort arrived, it resolves.
 * - **Faults**: an item that was on its way to a process that ended goes back to the front.
 * - **Differs from Python**: `put()` reports what cannot be sent; CPython's feeder thread only
 *   prints it.
 *
 * @example
 * ```ts
 * import { Queue } from 'bingfa/multiprocessing';
 *
 * const queue = new Queue<string>();
 * await queue.put('tea');
 * console.log(await queue.qsize()); // 1
 * console.log(await queue.get()); // tea
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Queue
 */
export class Queue<T> {
  readonly #maxsize: number;
  readonly #end: QueueEnd<T>;

  static {
    endOf = (queue) => queue.#end;
  }

  /**
   * Makes an empty queue for up to `maxsize` items; 0 means without limit.
   *
   * @throws TypeError or RangeError when `maxsize` is not a whole number of at least 0.
   */
  constructor(maxsize?: number);
  /** @internal */
  constructor(maxsize: number, place: Place);
  constructor(maxsize = 0, place?: Place) {
    checkCount('maxsize', maxsize, 0);
    this.#maxsize = maxsize;
    this.#end = new QueueEnd<T>(place ?? maxsize);
  }

  /**
   * Puts a copy of the item into the queue, waiting for room if it is full.
   *
   * @throws Full when there is no room in time; RangeError when the queue is closed here (Python:
   *   `ValueError`); DataCloneError when the item cannot be cloned; the signal's reason, when
   *   `signal` aborts first.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Queue.put
   */
  async put(item: T, options?: PutOptions): Promise<void> {
    checkTimeout('timeout', options?.timeout);
    await this.#end.put(item, options?.block ?? true, options);
  }

  /**
   * Puts an item into the queue or rejects with `Full`; `await` it for the answer of the queue's
   * process.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Queue.put_nowait
   */
  putNowait(item: T): Promise<void> {
    return this.put(item, { block: false });
  }

  /**
   * Takes the next item, waiting for one if the queue is empty.
   *
   * @throws Empty when there is none in time; RangeError when the queue is closed here (Python:
   *   `ValueError`); the signal's reason, when `signal` aborts first.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Queue.get
   */
  async get(options?: GetOptions): Promise<T> {
    checkTimeout('timeout', options?.timeout);
    return this.#end.get(options?.block ?? true, options);
  }

  /**
   * Takes the next item or rejects with `Empty`; `await` it for the answer of the queue's process.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Queue.get_nowait
   */
  getNowait(): Promise<T> {
    return this.get({ block: false });
  }

  /**
   * How many items the queue holds; the answer may be old when it comes.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Queue.qsize
   */
  qsize(): Promise<number> {
    return this.#end.size();
  }

  /**
   * Says whether the queue holds nothing; the answer may be old when it comes.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Queue.empty
   */
  async empty(): Promise<boolean> {
    return (await this.#end.size()) === 0;
  }

  /**
   * Says whether the queue has reached `maxsize`; the answer may be old when it comes.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Queue.full
   */
  async full(): Promise<boolean> {
    return this.#maxsize > 0 && (await this.#end.size()) >= this.#maxsize;
  }

  /**
   * Says that this process uses the queue no more.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Queue.close
   */
  close(): void {
    this.#end.close();
  }

  /**
   * Waits until everything that this process has put is in the queue. A process that ends by itself
   * does so anyway.
   *
   * @throws Error when the queue was not closed before (Python: `AssertionError`).
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Queue.join_thread
   */
  joinThread(): Promise<void> {
    return this.#end.flushed();
  }

  /** @internal */
  [SHARE](): Shared {
    const state: State = { maxsize: this.#maxsize, place: this.#end.remote.share() };
    return { kind: 'multiprocessing.Queue', reach: 'processes', state };
  }

  /** @internal */
  static [REVIVE](state: unknown): Queue<unknown> {
    const { maxsize, place } = state as State;
    return new this(maxsize, place);
  }
}
