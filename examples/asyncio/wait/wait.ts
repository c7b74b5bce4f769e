import { refusal } from '../../internal/abort.ts';
import { checkIterable, checkTimeout } from '../../internal/check.ts';
import { rejected } from '../../internal/deferred.ts';
import { Future } from '../future/future.ts';
import type { WaitOptions } from '../wait-options.ts';
import { ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, type ReturnWhen } from './return-when.ts';
import { Watch } from './watch.ts';

/** What `wait()` accepts. */
export interface WaitSetOptions extends WaitOptions {
  /** How long to wait at most, in milliseconds; without limit when left out. */
  timeout?: number | undefined;
  /** When to return; {@link ALL_COMPLETED} when left out. */
  returnWhen?: ReturnWhen | undefined;
}

/** What `wait()` gives. */
export interface DoneAndPending<F> {
  /** Those that have ended. */
  done: Set<F>;
  /** Those that have not. */
  pending: Set<F>;
}

/**
 * Waits until the first future, or all of them, have ended, and says which have.
 *
 * - It only waits: it takes no results, throws no errors of the futures, and cancels none.
 * - **Timeout**: returns what there is then; no error.
 * - **Cancellation**: when `signal` aborts it rejects, and the futures go on.
 * - **Misuse**: takes futures and tasks, not bodies, which would be lost to who waits, and not
 *   promises, which cannot say whether they have ended: pass them through `ensureFuture()`.
 * - **Differs from Python**: an object instead of a tuple; the sets keep the order of the list.
 *
 * @example
 * ```ts
 * import { createTask, FIRST_COMPLETED, sleep, wait } from 'bingfa/asyncio';
 *
 * const tasks = [30, 10].map((ms) => createTask(() => sleep(ms), { name: `${ms} ms` }));
 * const { done, pending } = await wait(tasks, { returnWhen: FIRST_COMPLETED });
 * console.log([...done].map((task) => task.name), pending.size); // [ '10 ms' ] 1
 * ```
 *
 * @throws The signal's reason, when `signal` aborts; RangeError when there is no future, or
 *   `returnWhen` is not one of the three; TypeError when there is something else among them.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.wait
 */
export function wait<F extends Future<unknown>>(
  futures: Iterable<F>,
  { timeout, returnWhen = ALL_COMPLETED, signal }: WaitSetOptions = {},
): Promise<DoneAndPending<F>> {
  try {
    const set = checked(futures, returnWhen);
    checkTimeout('timeout', timeout);
    return refusal(signal) ?? new Watch(set, timeout, returnWhen, signal).promise;
  } catch (error) {
    return rejected(error);
  }
}

function checked<F extends Future<unknown>>(futures: Iterable<F>, returnWhen: ReturnWhen): Set<F> {
  checkIterable('wait()', futures);
  const set = new Set(futures);
  if (set.size === 0) throw new RangeError('Pass at least one future to wait(): received none');
  if (![FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED].includes(returnWhen)) {
    const known = 'FIRST_COMPLETED, FIRST_EXCEPTION or ALL_COMPLETED';
    throw new RangeError(`Pass ${known} as returnWhen: received ${returnWhen}`);
  }
  for (const future of set as Set<unknown>) {
    if (future instanceof Future) continue;
    if (typeof future === 'function') {
      throw new TypeError('Make a task of it with createTask(): wait() received a function');
    }
    if (typeof (future as PromiseLike<unknown> | null | undefined)?.then === 'function') {
      throw new TypeError('Pass it through ensureFuture(): wait() received a promise');
    }
    throw new TypeError(`Pass futures or tasks to wait(): received ${typeof future}`);
  }
  return set;
}
