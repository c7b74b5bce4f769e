import { refusal } from '../../internal/abort.ts';
import { checkIterable, checkTimeout } from '../../internal/check.ts';
import { rejected } from '../../internal/deferred.ts';
import type { ResultOf } from '../ensure-future/result-of.ts';
import type { TaskBody } from '../task/task.ts';
import type { WaitOptions } from '../wait-options.ts';
import { Race } from './race.ts';

/** How a `staggeredRace()` ended. */
export interface StaggeredRace<T> {
  /** What the winner returned; `undefined` when nobody won. */
  winnerResult: T | undefined;
  /** The winner's place in the list; `undefined` when nobody won. */
  winnerIndex: number | undefined;
  /** For each body that was started, in the order of the list, what it threw; `undefined` for the winner. */
  exceptions: unknown[];
}

/**
 * Starts bodies one after the other, each when the one before has failed or `delay` has passed, and
 * takes the first to succeed.
 *
 * - **Order**: the first body starts at once; with `undefined` as the delay, each waits for the
 *   failure of the one before.
 * - **End**: once one has succeeded, the others are cancelled; the race ends when all have ended.
 *   Nobody's success is no error: look at `winnerIndex`.
 * - **Cancellation**: when `signal` aborts, all bodies are cancelled and the race rejects at once.
 * - **Differs from Python**: milliseconds; an object instead of a tuple; and a loser stops only in
 *   the waits that it gives its `signal` to.
 *
 * @example
 * ```ts
 * import { sleep, staggeredRace } from 'bingfa/asyncio';
 *
 * const bodies = [1000, 5].map((ms) => ({ signal }: { signal: AbortSignal }) =>
 *   sleep(ms, { value: `after ${ms}`, signal }),
 * );
 * const { winnerResult, winnerIndex } = await staggeredRace(bodies, 10);
 * console.log(winnerResult, winnerIndex); // after 5 1
 * ```
 *
 * @param delay - How long to wait before the next body is started, in milliseconds.
 * @throws The signal's reason, when `signal` aborts; TypeError when a body is not a function, or
 *   `delay` not a number; RangeError when it is NaN.
 * @see https://docs.python.org/3.13/library/asyncio-eventloop.html#asyncio.loop.create_connection
 */
export function staggeredRace<B extends TaskBody<unknown>>(
  bodies: Iterable<B>,
  delay: number | undefined,
  { signal }: WaitOptions = {},
): Promise<StaggeredRace<ResultOf<B>>> {
  try {
    checkIterable('staggeredRace()', bodies);
    checkTimeout('the delay', delay);
    const race = refusal(signal) ?? new Race(bodies, delay, signal).promise;
    return race as Promise<StaggeredRace<ResultOf<B>>>;
  } catch (error) {
    return rejected(error);
  }
}
