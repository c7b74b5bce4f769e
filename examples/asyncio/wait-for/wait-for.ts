import { forgetAbort, onAbort, type AbortListener } from '../../internal/abort.ts';
import { Alarm } from '../../internal/alarm.ts';
import { checkSignal, checkTimeout } from '../../internal/check.ts';
import { defer, rejected, rejecter, resolver } from '../../internal/deferred.ts';
import { onSettled } from '../../internal/observers.ts';
import { reporter } from '../../internal/report.ts';
import type { Observer, Settlement } from '../../internal/settlement.ts';
import { CancelledError, TimeoutError } from '../errors.ts';
import type { Awaitable } from '../ensure-future/awaitable.ts';
import { ensureFuture } from '../ensure-future/ensure-future.ts';
import type { ResultOf } from '../ensure-future/result-of.ts';
import type { Future } from '../future/future.ts';
import type { WaitOptions } from '../wait-options.ts';

/** One call of `waitFor()`: its timer, the observer of its future, the listener of its signal. */
class TimedWait implements Observer, AbortListener {
  readonly promise: Promise<unknown> = defer();
  readonly #resolve = resolver();
  readonly #reject = rejecter();
  readonly #future: Future<unknown>;
  readonly #ms: number | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #alarm: Alarm | undefined;
  #task: number | undefined;
  #isLate = false;
  #isOver = false;
  #isAborted = false;

  constructor(future: Future<unknown>, ms: number | undefined, signal: AbortSignal | undefined) {
    this.#future = future;
    this.#ms = ms;
    this.#signal = signal;
    onSettled(future, this);
    if (reporter !== undefined) {
      reporter.consists(this, [future]);
      this.#report('wait');
    }
    if (signal?.aborted === true) {
      this.handleEvent();
      return;
    }
    if (signal !== undefined) onAbort(signal, this);
    if (ms === undefined || future.done()) return;
    if (ms <= 0) this.#expire();
    else this.#alarm = new Alarm(ms, () => this.#expire());
  }

  settled(settlement: Settlement<unknown>): void {
    if (this.#isOver) return;
    this.#end();
    const { state, value, error } = settlement;
    if (state === 'finished') this.#resolve(value);
    else if (state === 'failed') this.#reject(settlement.retrieve());
    else this.#reject(this.#blame(error));
  }

  handleEvent(): void {
    this.#isAborted = true;
    this.#alarm?.cancel();
    const reason: unknown = this.#signal?.reason;
    const message = reason instanceof CancelledError ? reason.message || undefined : undefined;
    if (this.#future.cancel(message)) return;
    // It has ended, and this wait has not been told yet: too late.
    this.#end();
    this.#reject(reason);
  }

  #blame(error: unknown): unknown {
    if (this.#isAborted) return this.#signal?.reason;
    if (!this.#isLate) return error;
    return new TimeoutError(`Not done within ${this.#ms} ms`, { cause: error });
  }

  #expire(): void {
    this.#isLate = true;
    this.#future.cancel();
  }

  #report(type: 'wait' | 'resume'): void {
    this.#task = reporter?.report(type, this, 'waitFor', this.#signal, this.#task);
  }

  #end(): void {
    this.#isOver = true;
    if (reporter !== undefined) this.#report('resume');
    this.#alarm?.cancel();
    if (this.#signal !== undefined) forgetAbort(this.#signal, this);
  }
}

/**
 * Waits for an awaitable, but not longer than a number of milliseconds.
 *
 * - **Too late**: it is cancelled, and once it has ended `waitFor()` rejects with
 *   {@link TimeoutError}. If it refuses to be cancelled, or fails while it cleans up, its result or
 *   its error is given instead. So the whole wait may be longer than `ms`.
 * - **0 or less**: gives the result of what has ended already; cancels all else, and a body never
 *   starts. `undefined` is no limit.
 * - **Cancellation**: when `signal` aborts, the awaitable is cancelled too, and once it has ended
 *   the wait rejects with the signal's reason. Put `shield()` around what is to go on.
 * - **Differs from Python**: milliseconds; a body runs in a task of its own; a body stops only in
 *   the waits that it gives its `signal` to; and a promise cannot be cancelled: it goes on, and its
 *   end is not waited for.
 *
 * @example
 * ```ts
 * import { sleep, TimeoutError, waitFor } from 'bingfa/asyncio';
 *
 * try {
 *   await waitFor(({ signal }) => sleep(60_000, { signal }), 10);
 * } catch (error) {
 *   console.log(error instanceof TimeoutError); // true
 * }
 * ```
 *
 * @param ms - How long to wait, in milliseconds.
 * @throws TimeoutError when it took too long; the signal's reason, when `signal` aborts; what the
 *   awaitable throws; TypeError when it can neither be awaited nor run, or `ms` is not a number;
 *   RangeError when it is NaN.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.wait_for
 */
export function waitFor<A extends Awaitable<unknown>>(
  awaitable: A,
  ms: number | undefined,
  { signal }: WaitOptions = {},
): Promise<ResultOf<A>> {
  try {
    checkTimeout('the limit', ms);
    checkSignal(signal);
    const { promise } = new TimedWait(ensureFuture(awaitable), ms, signal);
    return promise as Promise<ResultOf<A>>;
  } catch (error) {
    return rejected(error);
  }
}
