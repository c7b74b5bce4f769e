import { QueueEmpty, QueueFull, QueueShutDown } from '../asyncio/errors.ts';
import { refusal } from './abort.ts';
import { reporter } from './report.ts';
import type { Store } from './store.ts';
import { taskOf, WaitList, type Waiter } from './wait-list.ts';

const done = Promise.resolve();

/** Those who wait at one end of a channel. */
abstract class Side<T, R> extends WaitList<R> {
  protected readonly channel: Channel<T>;

  constructor(channel: Channel<T>) {
    super();
    this.channel = channel;
  }

  get kind(): string {
    return this.channel.kind;
  }

  override get subject(): object {
    return this.channel;
  }

  abstract get blocked(): boolean;
  abstract serve(waiter: Waiter<R>): R;

  // As in CPython nothing is set aside for a woken waiter: another may have come before its turn.
  admit(waiter: Waiter<R>): void {
    if (this.blocked) {
      this.putBack(waiter);
      return;
    }
    try {
      waiter.resolve(this.serve(waiter));
    } catch (error) {
      waiter.reject(error);
      this.abandoned(true);
    }
  }

  override abandoned(wasWoken: boolean): void {
    if (wasWoken && !this.blocked) this.wakeFirst();
  }
}

class Getters<T> extends Side<T, T> {
  get blocked(): boolean {
    return this.channel.empty && !this.channel.isShutDown;
  }

  serve(waiter: Waiter<T>): T {
    return this.channel.take(waiter.signal, taskOf(waiter));
  }
}

class Putters<T> extends Side<T, void> {
  get blocked(): boolean {
    return this.channel.full && !this.channel.isShutDown;
  }

  serve(waiter: Waiter<void>): void {
    this.channel.give(waiter.note as T, waiter.signal, taskOf(waiter));
  }
}

/** Those who wait until the work on every item is done; all are woken together. */
class Joiners<T> extends Side<T, void> {
  // New work does not hold back who was woken, and nobody has a wake-up to pass on.
  readonly blocked = false;

  serve(): void {}

  override abandoned(): void {}
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
    if (this.#putters.blocked) return this.#putters.join(signal, item);
    try {
      this.give(item, signal, undefined);
      return done;
    } catch (error) {
      const reason = error as Error;
      return Promise.reject(reason);
    }
  }

  get(signal: AbortSignal | undefined): Promise<T> {
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.#getters.blocked) return this.#getters.join(signal);
    let item: T;
    try {
      item = this.take(signal, undefined);
    } catch (error) {
      const reason = error as Error;
      return Promise.reject(reason);
    }
    return Promise.resolve(item);
  }

  give(item: T, signal: AbortSignal | undefined, task: number | undefined): void {
    if (this.isShutDown) throw new QueueShutDown('Stop putting: the queue was shut down');
    if (this.full) throw new QueueFull(`Take an item first: the queue holds ${this.maxsize}`);
    this.store.push(item);
    this.unfinished += 1;
    if (reporter !== undefined) {
      reporter.report('put', this, this.kind, signal, task);
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
      reporter.report('get', this, this.kind, signal, task);
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
