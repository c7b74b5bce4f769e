import { ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION } from '../../asyncio/wait/return-when.ts';
import type { ReturnWhen } from '../../asyncio/wait/return-when.ts';
import { checkIterable, checkTimeout } from '../../internal/check.ts';
import { defer, resolver } from '../../internal/deferred.ts';
import { within } from '../../internal/pool/within.ts';
import { forget, Future, hasFailed, isNotified, observe, type Observer } from '../future/future.ts';
import type { TimeoutOptions } from '../timeout-options.ts';

/** What `wait()` accepts. */
export interface WaitSetOptions extends TimeoutOptions {
  /** When to return; {@link ALL_COMPLETED} when left out. */
  returnWhen?: ReturnWhen | undefined;
}

/** What `wait()` gives. */
export interface DoneAndNotDoneFutures<F> {
  /** Those that have ended. */
  done: Set<F>;
  /** Those that have not. */
  notDone: Set<F>;
}

/** Counts the futures of a set as they end. */
class Count implements Observer {
  readonly promise = defer<undefined>();
  readonly #tell = resolver() as () => void;
  readonly #returnWhen: ReturnWhen;
  #left: number;

  constructor(left: number, returnWhen: ReturnWhen) {
    this.#left = left;
    this.#returnWhen = returnWhen;
  }

  ended(future: Future<unknown>): void {
    this.#left -= 1;
    const isEnough =
      this.#left === 0 ||
      this.#returnWhen === FIRST_COMPLETED ||
      (this.#returnWhen === FIRST_EXCEPTION && hasFailed(future));
    if (isEnough) this.#tell();
  }
}

/**
 * Waits until the first future, or all of them, have ended, and says which have.
 *
 * - It only waits: it takes no results, throws no errors of the futures, and cancels none.
 * - The futures may be of different executors; a future given twice counts once.
 * - **Timeout**: returns what there is then; no error.
 * - **Cancellation**: when `signal` aborts it rejects, and the futures go on.
 * - A cancelled future counts as done once its executor has noticed, as in Python.
 * - **Differs from Python**: an object instead of a tuple; the sets keep the order of the list.
 *
 * @example
 * ```ts
 * import { FIRST_COMPLETED, Future, wait } from 'bingfa/futures';
 *
 * const futures = [new Future<number>(), new Future<number>()];
 * futures[0]?.setResult(1);
 * const { done, notDone } = await wait(futures, { returnWhen: FIRST_COMPLETED });
 * console.log(done.size, notDone.size); // 1 1
 * ```
 *
 * @throws The signal's reason, when `signal` aborts; RangeError when `returnWhen` is not one of the
 *   three; TypeError when there is something else among the futures.
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.wait
 */
export async function wait<F extends Future<unknown>>(
  futures: Iterable<F>,
  { timeout, returnWhen = ALL_COMPLETED, signal }: WaitSetOptions = {},
): Promise<DoneAndNotDoneFutures<F>> {
  const set = checkedFutures('wait()', futures);
  checkTimeout('timeout', timeout);
  if (![FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED].includes(returnWhen)) {
    const known = 'FIRST_COMPLETED, FIRST_EXCEPTION or ALL_COMPLETED';
    throw new RangeError(`Pass ${known} as returnWhen: received ${returnWhen}`);
  }
  const open = [...set].filter((future) => !isNotified(future));
  if (!isEnough(set, open.length, returnWhen)) {
    const count = new Count(open.length, returnWhen);
    for (const future of open) observe(future, count);
    try {
      await within(count.promise, timeout, signal);
    } finally {
      for (const future of open) forget(future, count);
    }
  }
  const done = new Set<F>();
  const notDone = new Set<F>();
  for (const future of set) (isNotified(future) ? done : notDone).add(future);
  return { done, notDone };
}

function isEnough(set: Set<Future<unknown>>, open: number, returnWhen: ReturnWhen): boolean {
  if (open === 0) return true;
  if (returnWhen === FIRST_COMPLETED) return open < set.size;
  return returnWhen === FIRST_EXCEPTION && [...set].some((future) => hasFailed(future));
}

/** The futures without duplicates. @internal */
export function checkedFutures<F extends Future<unknown>>(
  what: string,
  futures: Iterable<F>,
): Set<F> {
  checkIterable(what, futures);
  const set = new Set(futures);
  for (const future of set as Set<unknown>) {
    if (future instanceof Future) continue;
    throw new TypeError(`Pass futures of bingfa/futures to ${what}: received ${typeof future}`);
  }
  return set;
}
