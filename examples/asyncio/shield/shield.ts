import { forgetAbort, onAbort, type AbortListener } from '../../internal/abort.ts';
import { checkSignal } from '../../internal/check.ts';
import { offSettled, onSettled } from '../../internal/observers.ts';
import { reporter } from '../../internal/report.ts';
import type { Observer, Settlement } from '../../internal/settlement.ts';
import { CancelledError } from '../errors.ts';
import type { Awaitable } from '../ensure-future/awaitable.ts';
import { ensureFuture } from '../ensure-future/ensure-future.ts';
import type { ResultOf } from '../ensure-future/result-of.ts';
import { Future, settlementOf } from '../future/future.ts';
import type { WaitOptions } from '../wait-options.ts';

/** Ends the outer future with the inner one, and follows it no more once the outer has ended. */
class Shield implements Observer, AbortListener {
  readonly outer = new Future<unknown>();
  readonly #inner: Future<unknown>;
  readonly #signal: AbortSignal | undefined;

  constructor(inner: Future<unknown>, signal: AbortSignal | undefined) {
    this.#inner = inner;
    this.#signal = signal;
    settlementOf(this.outer).kind = 'shield';
    if (reporter !== undefined) reporter.consists(this.outer, [inner]);
    onSettled(inner, this);
    onSettled(this.outer, this);
    if (signal === undefined) return;
    if (signal.aborted) this.handleEvent();
    else onAbort(signal, this);
  }

  settled(settlement: Settlement<unknown>): void {
    const outer = settlementOf(this.outer);
    if (settlement === outer) {
      if (this.#signal !== undefined) forgetAbort(this.#signal, this);
      if (!this.#inner.done()) offSettled(this.#inner, this);
      return;
    }
    const { state, value, error } = settlement;
    if (state === 'failed' || reporter !== undefined) settlement.retrieve();
    if (outer.done) return;
    if (state === 'finished') outer.finish(value);
    else if (state === 'failed') outer.fail(error);
    else outer.cancel(error);
  }

  handleEvent(): void {
    const outer = settlementOf(this.outer);
    if (outer.done) return;
    const reason: unknown = this.#signal?.reason;
    if (reason instanceof CancelledError) outer.cancel(reason);
    else outer.fail(reason);
  }
}

/**
 * Waits for an awaitable without cancelling it when the wait is cancelled.
 *
 * - A body becomes a task. What has ended already is returned as it is.
 * - **Cancellation**: `cancel()`, or the abort of `signal`, ends only the future that is returned;
 *   what is inside goes on. When that is cancelled itself, so is the future.
 * - **Lost errors**: when nobody waits any more and the inside fails, the error is told to the event
 *   loop's exception handler, unless somebody else asks for it.
 * - **Differs from Python**: awaiting a task never cancels it, so a shield is needed only around
 *   what would pass a cancellation on, such as `waitFor()` or `gather()`, and to stop waiting when
 *   `signal` aborts. What is inside cannot be collected while it runs.
 *
 * @example
 * ```ts
 * import { createTask, shield, sleep } from 'bingfa/asyncio';
 *
 * const saving = createTask(() => sleep(20, { value: 'saved' }));
 * try {
 *   await shield(saving, { signal: AbortSignal.timeout(5) });
 * } catch (error) {
 *   console.log((error as Error).name, await saving); // TimeoutError saved
 * }
 * ```
 *
 * @throws TypeError when it can neither be awaited nor run.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.shield
 */
export function shield<A extends Awaitable<unknown>>(
  awaitable: A,
  { signal }: WaitOptions = {},
): Future<ResultOf<A>> {
  checkSignal(signal);
  const inner = ensureFuture(awaitable);
  const isOver = inner.done() && signal?.aborted !== true;
  return (isOver ? inner : new Shield(inner, signal).outer) as Future<ResultOf<A>>;
}
