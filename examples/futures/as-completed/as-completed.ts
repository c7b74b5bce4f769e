import { TimeoutError } from '../../asyncio/errors.ts';
import { checkSignal, checkTimeout } from '../../internal/check.ts';
import { defer, resolver } from '../../internal/deferred.ts';
import { within } from '../../internal/pool/within.ts';
import { forget, isNotified, observe, type Future, type Observer } from '../future/future.ts';
import type { TimeoutOptions } from '../timeout-options.ts';
import { checkedFutures } from '../wait/wait.ts';

/**
 * A future that has ended, as `for await` gives it.
 *
 * - TypeScript holds whatever `for await` gives for awaited already, and so this type hides `then()`;
 *   it is the future itself all the same.
 */
export type Ended<F> = F & {
  /** Hidden: take `result()`. */
  readonly then: never;
};

class Completions<F extends Future<unknown>> implements Observer, AsyncIterableIterator<Ended<F>> {
  readonly #open: Set<F>;
  readonly #ended: F[] = [];
  readonly #total: number;
  readonly #start = performance.now();
  readonly #options: TimeoutOptions;
  readonly #wakes: (() => void)[] = [];

  constructor(futures: Set<F>, options: TimeoutOptions) {
    this.#open = futures;
    this.#total = futures.size;
    this.#options = options;
    for (const future of futures) {
      if (isNotified(future)) this.#ended.push(future);
      else observe(future, this);
    }
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  ended(future: Future<unknown>): void {
    this.#ended.push(future as F);
    for (const wake of this.#wakes.splice(0)) wake();
  }

  async next(): Promise<IteratorResult<Ended<F>, undefined>> {
    const { timeout, signal } = this.#options;
    for (;;) {
      const future = this.#ended.shift();
      if (future !== undefined) {
        this.#open.delete(future);
        // In an object: a promise of the future itself would wait for its result.
        return { done: false, value: future as Ended<F> };
      }
      if (this.#open.size === 0) return { done: true, value: undefined };
      const left = timeout === undefined ? undefined : this.#start + timeout - performance.now();
      const woken = defer<undefined>();
      this.#wakes.push(resolver() as () => void);
      try {
        if ((left === undefined || left > 0) && (await within(woken, left, signal))) continue;
      } catch (error) {
        this.#leave();
        throw error;
      }
      if (this.#ended.length > 0) continue;
      const count = `${this.#open.size} of ${this.#total} futures`;
      this.#leave();
      throw new TimeoutError(`Wait longer than ${timeout} ms: ${count} have not ended`);
    }
  }

  return(): Promise<IteratorResult<Ended<F>, undefined>> {
    this.#leave();
    return Promise.resolve({ done: true, value: undefined });
  }

  #leave(): void {
    for (const future of this.#open) forget(future, this);
    this.#open.clear();
    this.#ended.length = 0;
  }
}

/**
 * Hands out futures in the order in which they end.
 *
 * - `for await` gives the futures themselves: those that have ended already first, then each as it
 *   ends. A future given twice is handed out once.
 * - The futures may be of different executors. Nothing is cancelled, however the loop ends.
 * - **Timeout**: counted from the call; what has ended in time is given, then the loop throws
 *   {@link TimeoutError}.
 * - **Cancellation**: when `signal` aborts, the loop throws its reason.
 * - **Differs from Python**: the loop is a `for await`, so that the thread goes on meanwhile.
 *
 * @example
 * ```ts
 * import { asCompleted, ThreadPoolExecutor } from 'bingfa/futures';
 *
 * await using executor = new ThreadPoolExecutor({ maxWorkers: 2 });
 * const futures = [1, 2].map((n) => executor.submit((n: number) => n * 10, n));
 * let sum = 0;
 * for await (const future of asCompleted(futures)) sum += await future.result();
 * console.log(sum); // 30
 * ```
 *
 * @throws TimeoutError in the loop, when time is up; the signal's reason there, when `signal` aborts;
 *   TypeError when there is something else among the futures.
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.as_completed
 */
export function asCompleted<F extends Future<unknown>>(
  futures: Iterable<F>,
  options: TimeoutOptions = {},
): AsyncIterableIterator<Ended<F>, undefined> {
  checkTimeout('timeout', options.timeout);
  checkSignal(options.signal);
  return new Completions(checkedFutures('asCompleted()', futures), options);
}
