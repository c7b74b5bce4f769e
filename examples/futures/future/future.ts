import { checkFunction, checkTimeout } from '../../internal/check.ts';
import { defer, rejecter, resolver } from '../../internal/deferred.ts';
import { callExceptionHandler } from '../../internal/exception-handler.ts';
import { within } from '../../internal/pool/within.ts';
import { CancelledError, InvalidStateError, TimeoutError } from '../../asyncio/errors.ts';
import type { TimeoutOptions } from '../timeout-options.ts';

/** As in CPython: who waits for a set of futures sees a cancellation once it was notified. */
type State = 'pending' | 'running' | 'cancelled' | 'cancelled and notified' | 'finished';

/** Told that a future has ended, before its callbacks are. @internal */
export interface Observer {
  ended(future: Future<unknown>): void;
}

/** What an executor knows of the call. @internal */
export interface PendingCall {
  /** Whether a worker has begun it. */
  isTaken(): boolean;
  /** Sees to it that no worker begins it; false when one has. */
  takeBack(): boolean;
  /** Tells that it will never begin. */
  tellEnd(outcome: 'cancelled'): void;
}

/** Says whose result the future is. @internal */
export let attach: (future: Future<never>, call: PendingCall) => void;

/** Its call runs, or has run. @internal */
export let begin: (future: Future<never>) => void;

/** Whether a set of futures need not wait for it any more. @internal */
export let isNotified: (future: Future<unknown>) => boolean;

/** Whether it has ended with an error. @internal */
export let hasFailed: (future: Future<unknown>) => boolean;

/** @internal */
export let observe: (future: Future<unknown>, observer: Observer) => void;

/** @internal */
export let forget: (future: Future<unknown>, observer: Observer) => void;

/**
 * The result of a call that runs in another thread or process: what `submit()` returns.
 *
 * - **Waiting**: `await future` and `await future.result()` give the result or throw the call's
 *   error; `timeout` and `signal` end the wait, never the call.
 * - **Cancellation**: only a call that has not started can be cancelled.
 * - **Callbacks** are called at once when it ends, in the order in which they were added; what one
 *   throws goes to the event loop's exception handler.
 * - **Misuse**: a second result throws {@link InvalidStateError}.
 * - **Differs from Python**: `result()` and `exception()` give promises, since a thread of JavaScript
 *   cannot go on receiving while it waits; and a future can be awaited. An error that nobody asks
 *   for is lost, as in Python.
 *
 * @example
 * ```ts
 * import { Future } from 'bingfa/futures';
 *
 * const future = new Future<number>();
 * future.addDoneCallback(() => console.log('done')); // done
 * future.setResult(42);
 * console.log(await future.result()); // 42
 * ```
 *
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future
 */
export class Future<T> implements PromiseLike<T> {
  #state: State = 'pending';
  #outcome: unknown;
  #pending: PendingCall | undefined;
  #hasFailed = false;
  /** Made when somebody waits without limit. */
  #promise: Promise<T> | undefined;
  #resolve: ((value: unknown) => void) | undefined;
  #reject: ((reason: unknown) => void) | undefined;
  /** Told at the end, whichever it is. */
  #ends: (() => void)[] | undefined;
  #callbacks: ((future: never) => void)[] | undefined;
  #observers: Set<Observer> | undefined;

  static {
    isNotified = (future) =>
      future.#state === 'finished' || future.#state === 'cancelled and notified';
    hasFailed = (future) => future.#hasFailed;
    observe = (future, observer) => (future.#observers ??= new Set()).add(observer);
    attach = (future, call) => (future.#pending = call);
    begin = (future) => {
      if (future.#state === 'pending') future.#state = 'running';
    };
    forget = (future, observer) => future.#observers?.delete(observer);
  }

  /**
   * Cancels the call, unless it runs or has ended.
   *
   * @returns Whether it is cancelled now.
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future.cancel
   */
  cancel(): boolean {
    if (this.#state === 'pending') {
      if (this.#pending?.takeBack() === false) this.#state = 'running';
      else {
        this.#state = 'cancelled';
        this.#pending?.tellEnd('cancelled');
        this.#finish();
      }
    }
    return this.cancelled();
  }

  /**
   * Says whether it was cancelled.
   *
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future.cancelled
   */
  cancelled(): boolean {
    return this.#state === 'cancelled' || this.#state === 'cancelled and notified';
  }

  /**
   * Says whether the call runs and can no longer be cancelled.
   *
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future.running
   */
  running(): boolean {
    if (this.#state === 'pending' && this.#pending?.isTaken()) this.#state = 'running';
    return this.#state === 'running';
  }

  /**
   * Says whether it has ended: with a result, an error or by cancellation.
   *
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future.done
   */
  done(): boolean {
    return this.#state !== 'pending' && this.#state !== 'running';
  }

  /**
   * Waits for the result.
   *
   * @throws The call's error; CancelledError when it was cancelled; TimeoutError when `timeout`
   *   milliseconds have passed; the signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future.result
   */
  result(options?: TimeoutOptions): Promise<T> {
    if (options?.timeout === undefined && options?.signal === undefined) return this.#whole();
    return this.#wait(options).then(() => this.#whole());
  }

  /**
   * Waits for the end and gives the call's error; `undefined` when it has a result.
   *
   * @throws CancelledError when it was cancelled; TimeoutError when `timeout` milliseconds have
   *   passed; the signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future.exception
   */
  async exception(options: TimeoutOptions = {}): Promise<unknown> {
    await this.#wait(options);
    if (this.cancelled()) throw new CancelledError();
    return this.#hasFailed ? this.#outcome : undefined;
  }

  /**
   * Calls back when it ends, with itself as the argument; at once, if it has ended already.
   *
   * @throws TypeError when `callback` is not a function.
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future.add_done_callback
   */
  addDoneCallback(callback: (future: this) => void): void {
    checkFunction('callback', callback);
    if (this.done()) this.#call(callback);
    else (this.#callbacks ??= []).push(callback);
  }

  /**
   * Marks that the call starts now. For executors and tests.
   *
   * @returns False when it was cancelled: the call must not start, and who waits for a set of
   *   futures is told.
   * @throws Error when it runs or has ended already.
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future.set_running_or_notify_cancel
   */
  setRunningOrNotifyCancel(): boolean {
    if (this.#state === 'cancelled') {
      this.#state = 'cancelled and notified';
      this.#tellObservers();
      return false;
    }
    if (this.#state !== 'pending') {
      throw new Error(`Start a call once: its future is ${this.#state}`);
    }
    this.#state = 'running';
    return true;
  }

  /**
   * Ends the future with a result. For executors and tests.
   *
   * @throws InvalidStateError when it has ended already.
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future.set_result
   */
  setResult(value: T): void {
    this.#set(value, false);
  }

  /**
   * Ends the future with an error. For executors and tests.
   *
   * @throws InvalidStateError when it has ended already.
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Future.set_exception
   */
  setException(error: unknown): void {
    this.#set(error, true);
  }

  /**
   * Waits for the result; `await` calls it.
   *
   * @throws The call's error; CancelledError when it was cancelled.
   */
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#whole().then(onFulfilled, onRejected);
  }

  #set(outcome: unknown, hasFailed: boolean): void {
    if (this.done()) throw new InvalidStateError(`Set a future once: it is ${this.#state}`);
    this.#outcome = outcome;
    this.#hasFailed = hasFailed;
    this.#state = 'finished';
    this.#tellObservers();
    this.#finish();
  }

  #finish(): void {
    this.#pending = undefined;
    if (this.#promise !== undefined) this.#settle();
    const ends = this.#ends;
    this.#ends = undefined;
    if (ends !== undefined) for (const tell of ends) tell();
    const callbacks = this.#callbacks;
    this.#callbacks = undefined;
    if (callbacks !== undefined) for (const callback of callbacks) this.#call(callback);
  }

  #tellObservers(): void {
    const observers = this.#observers;
    this.#observers = undefined;
    if (observers !== undefined) for (const observer of observers) observer.ended(this);
  }

  #call(callback: (future: never) => void): void {
    try {
      callback(this as never);
    } catch (exception) {
      callExceptionHandler({ message: 'Exception in callback', exception, future: this });
    }
  }

  async #wait({ timeout, signal }: TimeoutOptions): Promise<void> {
    checkTimeout('timeout', timeout);
    if (this.done()) return;
    const end = defer<undefined>() as Promise<unknown> as Promise<void>;
    (this.#ends ??= []).push(resolver() as () => void);
    if (!(await within(end, timeout, signal)) && !this.done()) {
      throw new TimeoutError(`Wait longer than ${timeout} ms: the future is ${this.#state}`);
    }
  }

  #whole(): Promise<T> {
    if (this.#promise === undefined) {
      this.#promise = defer<T>();
      this.#resolve = resolver();
      this.#reject = rejecter();
      if (this.done()) this.#settle();
    }
    return this.#promise;
  }

  #settle(): void {
    if (this.cancelled()) this.#reject?.(new CancelledError());
    else if (this.#hasFailed) this.#reject?.(this.#outcome);
    else this.#resolve?.(this.#outcome);
  }
}
