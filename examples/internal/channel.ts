import { QueueEmpty, QueueFull, QueueShutDown } from '../asyncio/errors.ts';
import { refusal } from './abort.ts';
import { reporter } from './report.ts';
import type { Store } from './store.ts';
import { WaitList, type Waiter } from './wait-list.ts';

const done = Promise.resolve();

class Getters<T> extends WaitList<T> {
  readonly #channel: Channel<T>;

  constructor(channel: Channel<T>) {
    super();
    this.#channel = channel;
  }

  get kind(): string {
    return this.#channel.kind;
  }

  override get subject(): object {
    return this.#channel;
  }

  // As in CPython the item stays in the queue until the getter's turn: another may have taken it.
  admit(waiter: Waiter<T>): void {
    const channel = this.#channel;
    if (channel.empty && !channel.isShutDown) {
      this.putBack(waiter);
      return;
    }
    try {
      waiter.resolve(channel.take(waiter.signal, waiter.task));
    } catch (error) {
      waiter.reject(error);
    }
  }

  override abandoned(wasWoken: boolean): void {
    if (wasWoken && !this.#channel.empty) this.wakeFirst();
  }
}

class Putters<T> extends WaitList<void> {
  readonly #channel: Channel<T>;

  constructor(channel: Channel<T>) {
    super();
    this.#channel = channel;
  }

  get kind(): string {
    return this.#channel.kind;
  }

  override get subject(): object {
    return this.#channel;
  }

  admit(waiter: Waiter<void>): void {
    const channel = this.#channel;
    if (channel.full && !channel.isShutDown) {
      this.putBack(waiter);
      return;
    }
    try {
      channel.give(waiter.note as T, waiter.signal, waiter.task);
      waiter.resolve();
    } catch (error) {
      waiter.reject(error);
      this.abandoned(true);
    }
  }

  override abandoned(wasWoken: boolean): void {
    if (wasWoken && !this.#channel.full) this.wakeFirst();
  }
}

/** Those who wait until the work on every item is done. */
class Joiners extends WaitList<void> {
  readonly kind = 'Queue';
  readonly #channel: object;

  constructor(channel: object) {
    super();
    this.#channel = channel;
  }

  override get subject(): object {
    return this.#channel;
  }

  admit(waiter: Waiter<void>): void {
    waiter.resolve();
  }
}

/** What all three queues are; the store makes the difference. @internal */
export class Channel<T> {
  readonly kind: string;
  readonly maxsize: number;
  readonly store: Store<T>;
  isShutDown = false;
  unfinished = 0;
  readonly #getters = new Getters<T>(this);
  readonly #putters = new Putters<T>(this);
  readonly #joiners = new Joiners(this);

  constructor(kind: string, maxsize: number, store: Store<T>) {
    this.kind = kind;
    this.maxsize = maxsize;
    this.store = store;
  }

  get empty(): boolean {
    return this.store.size === 0;
  }

  get full(): boolean {
    return this.maxsize > 0 && this.store.size >= this.maxsize;
  }

  put(item: T, signal: AbortSignal | undefined): Promise<void> {
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.full && !this.isShutDown) return this.#putters.join(signal, item);
    try {
      this.give(item, signal, undefined);
      return done;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  get(signal: AbortSignal | undefined): Promise<T> {
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.empty && !this.isShutDown) return this.#getters.join(signal);
    let item: T;
    try {
      item = this.take(signal, undefined);
    } catch (error) {
      return Promise.reject(error);
    }
    return Promise.resolve(item);
  }

  give(item: T, signal: AbortSignal | undefined, task: number | undefined): void {
    if (this.isShutDown) throw new QueueShutDown('Stop putting: the queue was shut down');
    if (this.full) throw new QueueFull(`Take an item first: the queue holds ${this.maxsize}`);
    this.store.push(item);
    this.unfinished += 1;
    if (reporter !== undefined) {
      reporter.report({ type: 'put', subject: this, kind: this.kind, signal, task });
    }
    this.#getters.wakeFirst();
  }

  take(signal: AbortSignal | undefined, task: number | undefined): T {
    if (this.empty) {
      if (this.isShutDown) throw new QueueShutDown('Stop getting: the queue was shut down');
      throw new QueueEmpty('Put an item first: the queue is empty');
    }
    const item = this.store.pop();
    if (reporter !== undefined) {
      reporter.report({ type: 'get', subject: this, kind: this.kind, signal, task });
    }
    this.#putters.wakeFirst();
    return item;
  }

  finish(): void {
    this.unfinished -= 1;
    if (this.unfinished === 0) this.#joiners.wakeAll();
  }

  join(signal: AbortSignal | undefined): Promise<void> {
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    return this.unfinished === 0 ? done : this.#joiners.join(signal);
  }

  shutDown(immediate: boolean): void {
    this.isShutDown = true;
    if (immediate) {
      this.unfinished = Math.max(0, this.unfinished - this.store.size);
      this.store.clear();
      if (this.unfinished === 0) this.#joiners.wakeAll();
    }
    this.#getters.wakeAll();
    this.#putters.wakeAll();
  }
}
