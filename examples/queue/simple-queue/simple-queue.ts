import { LABEL } from '../../internal/report.ts';
import { labelOf } from '../../internal/shared/label.ts';
import { NUMBER } from '../../internal/shared-queue/layout.ts';
import { Channel } from '../../internal/shared-queue/channel.ts';
import { RingStore } from '../../internal/shared-queue/ring-store.ts';
import { type StoreState, newState } from '../../internal/shared-queue/state.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import type { GetOptions, SyncGetOptions, TransferOptions } from '../options.ts';

/**
 * Hands items from threads to threads, first in, first out, without limit, `join()` or `shutdown()`.
 *
 * - **Shared**, with **items** that are copies, as in {@link Queue}.
 * - `put()` never waits; its promise is there so that it can stand for a {@link Queue}.
 * - **Differs from Python**: as {@link Queue} does. Python's can be used in finalizers, which
 *   JavaScript runs between tasks, where every queue may be used.
 *
 * @example
 * ```ts
 * import { SimpleQueue } from 'bingfa/queue';
 * import { Thread } from 'bingfa/threading';
 *
 * function double(input: SimpleQueue<number>, output: SimpleQueue<number>): void {
 *   output.putSync(input.getSync() * 2);
 * }
 *
 * const input = new SimpleQueue<number>();
 * const output = new SimpleQueue<number>();
 * new Thread({ target: double, args: [input, output] }).start();
 * input.putNowait(21);
 * console.log(await output.get()); // 42
 * ```
 *
 * @see https://docs.python.org/3.13/library/queue.html#queue.SimpleQueue
 */
export class SimpleQueue<T> {
  readonly #channel: Channel;

  /**
   * Makes an empty queue.
   *
   * @throws Error where there is no shared memory.
   */
  constructor();
  /** @internal */
  constructor(state: StoreState);
  constructor(state: StoreState = newState(0)) {
    this.#channel = new Channel(new RingStore(state), this);
  }

  /** @internal */
  static [REVIVE](state: unknown): SimpleQueue<unknown> {
    return new SimpleQueue(state as StoreState);
  }

  /** @internal */
  [SHARE](): Shared {
    return { kind: 'queue.SimpleQueue', reach: 'threads', state: this.#channel.store.state };
  }

  /** @internal */
  [LABEL](): string {
    return labelOf('SimpleQueue', this.#channel.store.cells, NUMBER);
  }

  /**
   * How many items the queue holds, just now: other threads go on.
   *
   * @see https://docs.python.org/3.13/library/queue.html#queue.SimpleQueue.qsize
   */
  qsize(): number {
    return this.#channel.store.size();
  }

  /**
   * Says whether the queue holds nothing, just now.
   *
   * @see https://docs.python.org/3.13/library/queue.html#queue.SimpleQueue.empty
   */
  empty(): boolean {
    return this.qsize() === 0;
  }

  /**
   * Puts an item into the queue. The item is copied at the call.
   *
   * @throws DOMException named `DataCloneError` for what cannot be copied; RangeError when the memory
   *   of the queue is used up.
   * @see https://docs.python.org/3.13/library/queue.html#queue.SimpleQueue.put
   */
  put(item: T, options?: TransferOptions): Promise<void> {
    return this.#channel.put(item, options);
  }

  /**
   * Does what `put()` does, without a promise.
   *
   * @throws As `put()`.
   * @see https://docs.python.org/3.13/library/queue.html#queue.SimpleQueue.put
   */
  putSync(item: T, options?: TransferOptions): void {
    this.#channel.putNowait(item, options);
  }

  /**
   * Is the same as `putSync()`: it is there for {@link Queue}'s sake.
   *
   * @throws As `put()`.
   * @see https://docs.python.org/3.13/library/queue.html#queue.SimpleQueue.put_nowait
   */
  putNowait(item: T, options?: TransferOptions): void {
    this.#channel.putNowait(item, options);
  }

  /**
   * Takes the next item, waiting for one if the queue is empty.
   *
   * @throws Empty when `timeout` is over, or at once with `block: false`; the signal's reason, when
   *   `signal` aborts.
   * @see https://docs.python.org/3.13/library/queue.html#queue.SimpleQueue.get
   */
  get(options?: GetOptions): Promise<T> {
    return this.#channel.get(options) as Promise<T>;
  }

  /**
   * Does what `get()` does, blocking the thread.
   *
   * @throws As `get()`; Error on a page's own thread.
   * @see https://docs.python.org/3.13/library/queue.html#queue.SimpleQueue.get
   */
  getSync(options?: SyncGetOptions): T {
    return this.#channel.getSync(options) as T;
  }

  /**
   * Takes the next item now or not at all.
   *
   * @throws Empty when there is none.
   * @see https://docs.python.org/3.13/library/queue.html#queue.SimpleQueue.get_nowait
   */
  getNowait(): T {
    return this.#channel.getNowait() as T;
  }
}
