import { checkIterable, checkSignal } from '../../internal/check.ts';
import type { Awaitable } from '../ensure-future/awaitable.ts';
import { ensureFuture } from '../ensure-future/ensure-future.ts';
import type { ResultOf } from '../ensure-future/result-of.ts';
import { Future } from '../future/future.ts';
import type { WaitOptions } from '../wait-options.ts';
import { GatheringFuture } from './gathering.ts';

/** What `gather()` accepts. */
export interface GatherOptions extends WaitOptions {
  /** Puts errors into the list, in the place of results; false when left out. */
  returnExceptions?: boolean | undefined;
}

/**
 * Runs several awaitables at once and gives their results in the order of the list.
 *
 * - **Awaitables**: a body becomes a task, a promise is followed, a future or a task is used as it
 *   is. What is in the list twice is run once, and its result is in the list of results twice.
 * - **Errors**: the first one rejects at once. The others go on; their results and errors are
 *   dropped. With `returnExceptions` nothing rejects: errors are in the list, to be told from
 *   results by `instanceof Error`.
 * - **Cancellation**: `cancel()`, or the abort of `signal`, cancels all that have not ended, and the
 *   future rejects with {@link CancelledError}, or with the signal's reason: with
 *   `returnExceptions` once all have ended, otherwise once one is cancelled.
 *   A child that somebody else cancels counts as one that failed with {@link CancelledError}.
 * - **An empty list** gives a future that has ended, with an empty list.
 * - **Differs from Python**: it takes a list, as `Promise.all` does, so that options can follow; it
 *   cannot be cancelled through the task that awaits it, unless it was given that task's `signal`;
 *   and a promise itself cannot be cancelled: it is only waited for no more.
 *
 * @example
 * ```ts
 * import { gather, sleep } from 'bingfa/asyncio';
 *
 * const results = await gather([
 *   () => sleep(10, { value: 'tea' }),
 *   async ({ signal }) => sleep(5, { value: 2, signal }),
 * ]);
 * console.log(results.join(' ')); // tea 2
 * ```
 *
 * @throws TypeError when it is given no list, or something in it can neither be awaited nor run.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.gather
 */
export function gather<const A extends readonly Awaitable<unknown>[] | []>(
  awaitables: A,
  options?: WaitOptions & { returnExceptions?: false | undefined },
): Future<{ -readonly [K in keyof A]: ResultOf<A[K]> }>;
/** Runs several awaitables at once and gives their results and errors in the order of the list. */
export function gather<const A extends readonly Awaitable<unknown>[] | []>(
  awaitables: A,
  options: GatherOptions,
): Future<{ -readonly [K in keyof A]: ResultOf<A[K]> | Error }>;
/** Runs whatever an iterable gives, such as the values of a map. */
export function gather<A extends Awaitable<unknown>>(
  awaitables: Iterable<A>,
  options?: WaitOptions & { returnExceptions?: false | undefined },
): Future<ResultOf<A>[]>;
/** Runs whatever an iterable gives, and puts errors into the list of results. */
export function gather<A extends Awaitable<unknown>>(
  awaitables: Iterable<A>,
  options: GatherOptions,
): Future<(ResultOf<A> | Error)[]>;
export function gather(
  awaitables: Iterable<Awaitable<unknown>>,
  { returnExceptions = false, signal }: GatherOptions = {},
): Future<unknown> {
  checkIterable('gather()', awaitables);
  checkSignal(signal);
  let tasks: Map<Awaitable<unknown>, Future<unknown>> | undefined;
  const children: Future<unknown>[] = [];
  for (const awaitable of awaitables) {
    let child = tasks?.get(awaitable);
    if (child === undefined) {
      child = ensureFuture(awaitable);
      // Only a body would run twice.
      if (typeof awaitable === 'function') (tasks ??= new Map()).set(awaitable, child);
    }
    children.push(child);
  }
  if (children.length > 0) return GatheringFuture.of(children, returnExceptions, signal);
  const empty = new Future<unknown[]>();
  if (signal?.aborted === true) empty.setException(signal.reason);
  else empty.setResult([]);
  return empty;
}
