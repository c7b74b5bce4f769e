import { checkFunction } from '../../internal/check.ts';
import { timed } from '../../internal/debug.ts';
import { bound } from '../../internal/deferred.ts';
import { callExceptionHandler } from '../../internal/exception-handler.ts';
import { afterBatch } from '../../internal/ready.ts';
import { reporter, type Reporter } from '../../internal/report.ts';
import { Settlement, type Observer } from '../../internal/settlement.ts';
import { CancelledError, InvalidStateError } from '../errors.ts';
import type { ContextOptions } from './context-options.ts';

/** @internal */
export let settlementOf: <T>(future: Future<T>) => Settlement<T>;

class DoneCallback<F extends Future<unknown>> implements Observer {
  readonly callback: (future: F) => void;
  readonly #fire: () => void;

  constructor(future: F, callback: (future: F) => void, { context }: ContextOptions) {
    this.callback = callback;
    const run = () => callback(future);
    const watched = timed?.(run, 'Handle', callback) ?? run;
    const call = () => {
      try {
        watched();
      } catch (exception) {
        callExceptionHandler({ message: 'Exception in callback', exception, future });
      }
    };
    // An await of a future continues two microtasks after the batch, so a callback waits as long.
    this.#fire = bound(() => afterBatch(context === undefined ? call : () => context(call)));
  }

  settled(): void {
    this.#fire();
  }
}

/**
 * A result that is not there yet, and that somebody else sets.
 *
 * - **Awaiting** it gives the result, or throws what was set as its error; a cancelled one throws
 *   {@link CancelledError}.
 * - **Order**: callbacks and those who await are told soon, not at once, in the order in which they
 *   came.
 * - **Cancellation** ends the future; nothing else is stopped by it.
 * - **Misuse**: a second result throws {@link InvalidStateError}.
 * - **Lost errors**: an error that nobody asks for is told to the event loop's exception handler
 *   once the future is garbage or the program ends.
 * - **Differs from Python**: the error may be any value; what a callback throws goes to the
 *   exception handler, as in Python, and the others are still called.
 *
 * @example
 * ```ts
 * import { Future } from 'bingfa/asyncio';
 *
 * const answer = new Future<number>();
 * answer.addDoneCallback((future) => console.log('told', future.result())); // told 42
 * answer.setResult(42);
 * console.log(await answer); // 42
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.Future
 */
export class Future<T> implements PromiseLike<T> {
  readonly #settlement = new Settlement<T>(this);

  static {
    settlementOf = (future) => future.#settlement;
  }

  /**
   * Ends the future with a result.
   *
   * @throws InvalidStateError when it has ended already.
   * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.Future.set_result
   */
  setResult(value: T): void {
    this.#demandPending();
    if (reporter !== undefined) reporter.report('set', this, this.#settlement.kind);
    this.#settlement.finish(value);
  }

  /**
   * Ends the future with an error.
   *
   * @throws InvalidStateError when it has ended already.
   * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.Future.set_exception
   */
  setException(error: unknown): void {
    this.#demandPending();
    if (reporter !== undefined) reporter.report('set', this, this.#settlement.kind);
    this.#settlement.fail(error);
  }

  /**
   * Cancels the future: who awaits it gets a {@link CancelledError}.
   *
   * @returns False when the future has ended already.
   * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.Future.cancel
   */
  cancel(message?: string): boolean {
    if (this.done()) {
      // As in Python: who cancels does not want to hear of the error.
      this.#settlement.retrieve();
      return false;
    }
    this.#settlement.cancel(new CancelledError(message));
    return true;
  }

  /**
   * Says whether it has ended: with a result, an error or by cancellation.
   *
   * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.Future.done
   */
  done(): boolean {
    return this.#settlement.done;
  }

  /**
   * Says whether it has ended by cancellation.
   *
   * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.Future.cancelled
   */
  cancelled(): boolean {
    return this.#settlement.state === 'cancelled';
  }

  /**
   * Gives the result of what has ended.
   *
   * @throws InvalidStateError when it has not ended; CancelledError when it was cancelled; its error
   *   when it failed.
   * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.Future.result
   */
  result(): T {
    return this.#settlement.result();
  }

  /**
   * Gives the error of what has ended; `undefined` when it has a result.
   *
   * @throws InvalidStateError when it has not ended; CancelledError when it was cancelled.
   * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.Future.exception
   */
  exception(): unknown {
    return this.#settlement.exception();
  }

  /**
   * Calls back once it has ended, with itself as the argument; soon, if it has ended already.
   *
   * - A callback that was added twice is called twice.
   * - It runs in the asynchronous context in which it was added, or in `context`.
   *
   * @throws TypeError when `callback` is not a function.
   * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.Future.add_done_callback
   */
  addDoneCallback(callback: (future: this) => void, options: ContextOptions = {}): void {
    checkFunction('callback', callback);
    this.#settlement.observe(new DoneCallback(this, callback, options));
  }

  /**
   * Takes a callback back, however often it was added.
   *
   * @returns How many were taken back.
   * @see https://docs.python.org/3.13/library/asyncio-future.html#asyncio.Future.remove_done_callback
   */
  removeDoneCallback(callback: (future: this) => void): number {
    return this.#settlement.forget(
      (observer) => observer instanceof DoneCallback && observer.callback === callback,
    );
  }

  /**
   * Waits for the end; `await` calls it.
   *
   * @throws CancelledError when it was cancelled; its error when it failed.
   */
  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    if (reporter !== undefined && !this.done()) this.#trace(reporter);
    return this.#settlement.promise().then(onFulfilled, onRejected);
  }

  /** Waits for the end and handles an error, as a promise's `catch()` does. */
  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onRejected);
  }

  /** Waits for the end, whichever it is, as a promise's `finally()` does. */
  finally(onEnd?: (() => void) | null): Promise<T> {
    return this.then().finally(onEnd);
  }

  #trace(to: Reporter): void {
    const { kind } = this.#settlement;
    const task = to.report('wait', this, kind);
    this.#settlement.observe({
      settled: () => reporter?.report('resume', this, kind, undefined, task),
    });
  }

  #demandPending(): void {
    if (this.done()) {
      throw new InvalidStateError('Set a future once: it has ended already');
    }
  }
}
