import { refusal } from '../../internal/abort.ts';
import { checkCount } from '../../internal/check.ts';
import { Ring } from '../../internal/ring.ts';
import type { Store } from '../../internal/store.ts';
import { WaitList, type Waiter } from '../../internal/wait-list.ts';
import { QueueEmpty, QueueFull, QueueShutDown } from '../errors.ts';
import { Event } from '../event/event.ts';
import type { WaitOptions } from '../wait-options.ts';

/** Hands items from producers to consumers, first in, first out. */
export class Queue<T> {
  readonly #maxsize: number;
  readonly #store: Store<T>;
  readonly #finished = new Event();
  #unfinished = 0;
  #shutDown = false;
  readonly #getters = new WaitList<T>(
    (waiter) => this.#admitGetter(waiter),
    (_waiter, woken) => {
      if (woken && !this.empty()) this.#getters.wakeFirst();
    },
  );
  readonly #putters = new WaitList<void>(
    (waiter) => this.#admitPutter(waiter),
    (_waiter, woken) => {
      if (woken && !this.full()) this.#putters.wakeFirst();
    },
  );

  constructor(maxsize?: number);
  /** @internal */
  constructor(maxsize: number, store: Store<T>);
  constructor(maxsize = 0, store: Store<T> = new Ring<T>()) {
    checkCount('maxsize', maxsize, 0);
    this.#maxsize = maxsize;
    this.#store = store;
    this.#finished.set();
  }

  /** The number of items that fit; 0 means without limit. */
  get maxsize(): number {
    return this.#maxsize;
  }

  /** The number of items in the queue. */
  qsize(): number {
    return this.#store.size;
  }

  /** Says whether the queue holds nothing. */
  empty(): boolean {
    return this.#store.size === 0;
  }

  /** Says whether the queue has reached `maxsize`. */
  full(): boolean {
    return this.#maxsize > 0 && this.#store.size >= this.#maxsize;
  }

  /** Puts an item, waiting for room. */
  put(item: T, options?: WaitOptions): Promise<void> {
    const signal = options?.signal;
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.#shutDown) return Promise.reject(new QueueShutDown('Queue was shut down'));
    if (this.full()) {
      const waiter = this.#putters.add(signal);
      waiter.note = item;
      return waiter.promise!;
    }
    try {
      this.#put(item);
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Puts an item without waiting. */
  putNowait(item: T): void {
    if (this.#shutDown) throw new QueueShutDown('Queue was shut down');
    if (this.full()) throw new QueueFull(`Queue is full: ${this.#maxsize} items`);
    this.#put(item);
  }

  /** Takes an item, waiting for one. */
  get(options?: WaitOptions): Promise<T> {
    const signal = options?.signal;
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.empty() && !this.#shutDown) return this.#getters.add(signal).promise!;
    try {
      return Promise.resolve(this.getNowait());
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Takes an item without waiting. */
  getNowait(): T {
    if (this.empty()) {
      if (this.#shutDown) throw new QueueShutDown('Queue was shut down');
      throw new QueueEmpty('Queue is empty');
    }
    const item = this.#store.pop();
    this.#putters.wakeFirst();
    return item;
  }

  /** Says that the work on one item is done. */
  taskDone(): void {
    if (this.#unfinished <= 0) {
      throw new RangeError('Call taskDone() once per item: it was called too many times');
    }
    this.#unfinished -= 1;
    if (this.#unfinished === 0) this.#finished.set();
  }

  /** Waits until the work on every item is done. */
  join(options?: WaitOptions): Promise<void> {
    return this.#finished.wait(options) as Promise<unknown> as Promise<void>;
  }

  /** Closes the queue: nothing more goes in. */
  shutdown(immediate = false): void {
    this.#shutDown = true;
    if (immediate) {
      while (!this.empty()) {
        this.#store.pop();
        if (this.#unfinished > 0) this.#unfinished -= 1;
      }
      if (this.#unfinished === 0) this.#finished.set();
    }
    this.#getters.wakeAll();
    this.#putters.wakeAll();
  }

  #put(item: T): void {
    this.#store.push(item);
    this.#unfinished += 1;
    this.#finished.clear();
    this.#getters.wakeFirst();
  }

  #admitGetter(waiter: Waiter<T>): void {
    if (this.empty() && !this.#shutDown) {
      this.#getters.putBack(waiter);
      return;
    }
    try {
      waiter.resolve(this.getNowait());
    } catch (error) {
      waiter.reject(error);
    }
  }

  #admitPutter(waiter: Waiter<void>): void {
    if (this.full() && !this.#shutDown) {
      this.#putters.putBack(waiter);
      return;
    }
    try {
      this.putNowait(waiter.note as T);
      waiter.resolve();
    } catch (error) {
      waiter.reject(error);
    }
  }
}
