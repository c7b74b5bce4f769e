import { TimeoutError } from '../../asyncio/errors.ts';
import type { TimeoutOptions } from '../../futures/timeout-options.ts';
import { checkTimeout } from '../../internal/check.ts';
import { defer, resolver } from '../../internal/deferred.ts';
import { within } from '../../internal/pool/within.ts';

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** Puts in what came of a chunk. @internal */
export let put: (iterator: IMapIterator<never>, index: number, outcome: Outcome) => void;

/** Says how many chunks there are. @internal */
export let limit: (iterator: IMapIterator<never>, count: number) => void;

/**
 * The results of `imap()` and `imapUnordered()`, one after the other.
 *
 * - `for await` goes through them; `next({ timeout })` waits no longer than that for one, and may be
 *   called again.
 * - The error of a task is thrown in its place; `next()` then goes on with the one after it.
 *
 * @example
 * ```ts
 * import { Pool } from 'bingfa/multiprocessing';
 *
 * await using pool = new Pool({ processes: 1 });
 * const squares = pool.imap((n: number) => n * n, [3, 4]);
 * console.log(await squares.next({ timeout: 5000 })); // { done: false, value: 9 }
 * for await (const square of squares) console.log(square); // 16
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.imap
 */
export class IMapIterator<T> implements AsyncIterableIterator<
  T,
  undefined,
  TimeoutOptions | undefined
> {
  readonly #isOrdered: boolean;
  readonly #outcomes = new Map<number, Outcome>();
  /** What of a chunk is left. */
  #values: readonly T[] = [];
  #at = 0;
  /** The chunk to take next. */
  #next = 0;
  #count = Infinity;
  #wakes: (() => void)[] = [];

  static {
    put = (iterator, index, outcome) => {
      iterator.#outcomes.set(index, outcome);
      iterator.#wake();
    };
    limit = (iterator, count) => {
      iterator.#count = count;
      iterator.#wake();
    };
  }

  /** @internal */
  constructor(isOrdered: boolean) {
    this.#isOrdered = isOrdered;
  }

  /** Itself. */
  [Symbol.asyncIterator](): this {
    return this;
  }

  /**
   * Waits for the next result.
   *
   * @throws The task's error; TimeoutError when `timeout` milliseconds have passed; the signal's
   *   reason, when `signal` aborts.
   */
  async next(options?: TimeoutOptions): Promise<IteratorResult<T, undefined>> {
    const { timeout, signal } = options ?? {};
    checkTimeout('timeout', timeout);
    const end = timeout === undefined ? Infinity : performance.now() + timeout;
    while (this.#at === this.#values.length) {
      if (this.#next === this.#count) return { done: true, value: undefined };
      const outcome = this.#take();
      if (outcome === undefined) {
        const left = timeout === undefined ? undefined : Math.max(0, end - performance.now());
        const woken = defer<undefined>();
        this.#wakes.push(resolver() as () => void);
        const came = await within(woken as Promise<unknown> as Promise<void>, left, signal);
        if (came || this.#outcomes.size > 0) continue;
        throw new TimeoutError(`Wait longer than ${timeout} ms: the next result is not there`);
      }
      if ('error' in outcome) throw outcome.error;
      this.#values = outcome.value as readonly T[];
      this.#at = 0;
    }
    const value = this.#values[this.#at] as T;
    this.#at += 1;
    return { done: false, value };
  }

  #take(): Outcome | undefined {
    let index: number | undefined = this.#next;
    if (!this.#isOrdered) index = this.#outcomes.keys().next().value;
    if (index === undefined) return undefined;
    const outcome = this.#outcomes.get(index);
    if (outcome === undefined) return undefined;
    this.#outcomes.delete(index);
    this.#next += 1;
    return outcome;
  }

  #wake(): void {
    const wakes = this.#wakes;
    this.#wakes = [];
    for (const wake of wakes) wake();
  }
}
