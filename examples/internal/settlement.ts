import { InvalidStateError } from '../asyncio/errors.ts';
import type { Future } from '../asyncio/future/future.ts';
import { defer, rejecter, resolver } from './deferred.ts';
import { callExceptionHandler } from './exception-handler.ts';
import { callSoon, type Ready } from './ready.ts';
import { reporter } from './report.ts';
import { forgetFailure, watchFailure } from './unretrieved.ts';

/** Is told that a future has ended. @internal */
export interface Observer {
  settled(settlement: Settlement<unknown>): void;
}

/** Settles the promise behind `await`. */
class Awaiters implements Observer {
  readonly promise: Promise<unknown> = defer<unknown>();
  readonly #resolve = resolver();
  readonly #reject = rejecter();

  settled({ state, value, error }: Settlement<unknown>): void {
    if (state === 'finished') this.#resolve(value);
    else this.#reject(error);
  }
}

/**
 * What a future and a task are: how it ended, and who is to be told.
 *
 * Those who wait are told in the next batch of the ready queue, in the order in which they came,
 * as CPython's event loop does it.
 *
 * @internal
 */
export class Settlement<T> implements Ready {
  next: Ready | undefined = undefined;
  readonly isLate = true;
  state: 'pending' | 'finished' | 'failed' | 'cancelled' = 'pending';
  value: T | undefined = undefined;
  error: unknown = undefined;
  /** What messages and traces call it. */
  kind = 'Future';
  readonly owner: Future<T>;
  #observers: Observer | Observer[] | undefined = undefined;
  #leaving: Observer | Observer[] | undefined = undefined;
  #awaiters: Awaiters | undefined = undefined;
  #isRetrieved = false;

  constructor(owner: Future<T>) {
    this.owner = owner;
  }

  get done(): boolean {
    return this.state !== 'pending';
  }

  finish(value: T): void {
    this.value = value;
    this.#settle('finished');
  }

  fail(error: unknown): void {
    this.error = error;
    if (reporter !== undefined && this.#isRetrieved) reporter.retrieved(this.owner);
    this.#settle('failed');
  }

  cancel(error: unknown): void {
    this.error = error;
    this.#settle('cancelled');
  }

  /** The error of a settlement that failed, if it did, for somebody who will see to it. */
  retrieve(): unknown {
    if (!this.#isRetrieved) {
      this.#isRetrieved = true;
      forgetFailure(this.owner);
      if (reporter !== undefined && this.done) reporter.retrieved(this.owner);
    }
    return this.error;
  }

  result(): T {
    if (this.state === 'finished') {
      if (reporter !== undefined) this.retrieve();
      return this.value as T;
    }
    this.#demand('result');
    throw this.retrieve();
  }

  exception(): unknown {
    if (this.state === 'cancelled') throw this.error;
    this.#demand('exception');
    return this.retrieve();
  }

  /** The promise behind `await`. */
  promise(): Promise<T> {
    if (this.#awaiters === undefined) {
      this.#awaiters = new Awaiters();
      if (this.done) this.#awaiters.settled(this);
      else this.observe(this.#awaiters);
      this.retrieve();
    }
    return this.#awaiters.promise as Promise<T>;
  }

  observe(observer: Observer): void {
    if (this.done) {
      callSoon({ next: undefined, isLate: true, run: () => observer.settled(this) });
      return;
    }
    const there = this.#observers;
    if (there === undefined) this.#observers = observer;
    else if (Array.isArray(there)) there.push(observer);
    else this.#observers = [there, observer];
  }

  /** Forgets every observer that fits; says how many there were. */
  forget(fits: (observer: Observer) => boolean): number {
    if (this.#observers === undefined) return 0;
    const there = Array.isArray(this.#observers) ? this.#observers : [this.#observers];
    const kept = there.filter((observer) => !fits(observer));
    this.#observers = kept.length === 0 ? undefined : kept;
    return there.length - kept.length;
  }

  run(): void {
    const leaving = this.#leaving;
    this.#leaving = undefined;
    if (Array.isArray(leaving)) for (const observer of leaving) this.#tell(observer);
    else if (leaving !== undefined) this.#tell(leaving);
    if (this.state === 'failed' && !this.#isRetrieved) {
      watchFailure(this.owner, this.#complaint(), this.error);
    }
  }

  #settle(state: 'finished' | 'failed' | 'cancelled'): void {
    this.state = state;
    this.#leaving = this.#observers;
    this.#observers = undefined;
    if (this.#leaving !== undefined || state === 'failed') callSoon(this);
  }

  #tell(observer: Observer): void {
    try {
      observer.settled(this);
    } catch (exception) {
      callExceptionHandler({ message: 'Exception in callback', exception, future: this.owner });
    }
  }

  #complaint(): string {
    const { name } = this.owner as { name?: string };
    const suffix = name === undefined ? '' : `: ${name}`;
    return `${this.kind} exception was never retrieved${suffix}`;
  }

  #demand(what: string): void {
    if (this.state !== 'pending') return;
    const kind = this.kind.toLowerCase();
    throw new InvalidStateError(`Await the ${kind} before its ${what}: it has not ended`);
  }
}
