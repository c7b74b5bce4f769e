import type { WaitOptions } from '../../asyncio/wait-options.ts';
import type { Place } from '../../internal/processes/remote.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { QueueEnd } from '../queue/base-queue.ts';

/**
 * A queue with the few methods that most programs need.
 *
 * - Everything is as with {@link Queue}, without a limit and without timeouts.
 *
 * @example
 * ```ts
 * import { SimpleQueue } from 'bingfa/multiprocessing';
 *
 * const queue = new SimpleQueue<string>();
 * await queue.put('tea');
 * console.log(await queue.get(), await queue.empty()); // tea true
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.SimpleQueue
 */
export class SimpleQueue<T> {
  readonly #end: QueueEnd<T>;

  /** Makes an empty queue. */
  constructor();
  /** @internal */
  constructor(place: Place);
  constructor(place?: Place) {
    this.#end = new QueueEnd<T>(place ?? 0);
  }

  /**
   * Puts a copy of the item into the queue.
   *
   * @throws RangeError when the queue is closed here; DataCloneError when the item cannot be cloned.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.SimpleQueue.put
   */
  put(item: T): Promise<void> {
    return this.#end.put(item, true, undefined);
  }

  /**
   * Takes the next item, waiting for one if the queue is empty.
   *
   * @throws RangeError when the queue is closed here; the signal's reason, when `signal` aborts
   *   first.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.SimpleQueue.get
   */
  get(options?: WaitOptions): Promise<T> {
    return this.#end.get(true, options);
  }

  /**
   * Says whether the queue holds nothing; the answer may be old when it comes.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.SimpleQueue.empty
   */
  async empty(): Promise<boolean> {
    this.#end.checkOpen();
    return (await this.#end.size()) === 0;
  }

  /**
   * Says that this process uses the queue no more.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.SimpleQueue.close
   */
  close(): void {
    this.#end.close();
  }

  /** @internal */
  [SHARE](): Shared {
    return {
      kind: 'multiprocessing.SimpleQueue',
      reach: 'processes',
      state: this.#end.remote.share(),
    };
  }

  /** @internal */
  static [REVIVE](state: unknown): SimpleQueue<unknown> {
    return new SimpleQueue(state as Place);
  }
}
