import { checkIterable, checkSignal, checkTimeout } from '../../internal/check.ts';
import type { Awaitable } from '../ensure-future/awaitable.ts';
import { ensureFuture } from '../ensure-future/ensure-future.ts';
import type { Future } from '../future/future.ts';
import type { WaitOptions } from '../wait-options.ts';
import { CompletionOrder } from './completion-order.ts';
import { BothWays, type Completions } from './completions.ts';

/** What `asCompleted()` accepts. */
export interface AsCompletedOptions extends WaitOptions {
  /** How long to wait for all of them at most, in milliseconds; without limit when left out. */
  timeout?: number | undefined;
}

/**
 * Runs several awaitables at once and hands them out in the order in which they end.
 *
 * - **`for await`** gives the futures: a future or a task that was passed in is given itself, so that
 *   it can be recognised; a body's is its task. Each has ended: take its `result()`.
 * - **`for`** gives as many promises as there are awaitables, at once; the one that is awaited first
 *   gets the result of what ends first.
 * - **Start**: everything runs from the call on, not from the first turn of the loop. What is in the
 *   list twice is run and given once.
 * - **Leaving a loop** leaves the rest running; a second loop over the same object goes on with it.
 * - **Timeout**: what has ended in time is given, then the loop (or the promise) throws
 *   {@link TimeoutError}. Nothing is cancelled.
 * - **Cancellation**: when `signal` aborts, the loop throws its reason. Nothing is cancelled.
 * - **Differs from Python**: `for` gives promise-like objects, which can be awaited twice.
 *
 * @example
 * ```ts
 * import { asCompleted, sleep } from 'bingfa/asyncio';
 *
 * const visits = [20, 5].map((ms) => () => sleep(ms, { value: `${ms} ms` }));
 * for await (const visit of asCompleted(visits)) {
 *   console.log(visit.result()); // 5 ms
 *   break;
 * }
 * ```
 *
 * @throws TimeoutError in the loop, when time is up; the signal's reason there, when `signal` aborts;
 *   TypeError when it is given no list, or something in it can neither be awaited nor run.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.as_completed
 */
export function asCompleted<A extends Awaitable<unknown>>(
  awaitables: Iterable<A>,
  { timeout, signal }: AsCompletedOptions = {},
): Completions<A> {
  checkIterable('asCompleted()', awaitables);
  checkTimeout('timeout', timeout);
  checkSignal(signal);
  const unique = new Set(awaitables);
  const futures = new Set<Future<unknown>>();
  // Nothing is started for a loop that throws at once.
  if (signal?.aborted !== true) for (const one of unique) futures.add(ensureFuture(one));
  return new BothWays(new CompletionOrder(futures, timeout, signal), unique.size);
}
