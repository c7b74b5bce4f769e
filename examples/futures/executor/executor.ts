import { asyncDispose } from '../../internal/async-dispose.ts';
import { checkCount, checkFunction, checkIterable, checkTimeout } from '../../internal/check.ts';
import { Core, type CoreOptions } from '../../internal/pool/core.ts';
import { taskOf, type Task } from '../../internal/pool/job.ts';
import { APPLY, STARMAP } from '../../internal/pool/messages.ts';
import type { Future } from '../future/future.ts';
import type { TimeoutOptions } from '../timeout-options.ts';
import { FutureCall } from './future-call.ts';
import { MapResults } from './map-results.ts';

type AnyFunction = (...args: never[]) => unknown;

/** One iterable for each parameter. */
export type Columns<A extends readonly unknown[]> = { [K in keyof A]: Iterable<A[K]> };

/** What `map()` accepts after its iterables. */
export interface MapOptions extends TimeoutOptions {
  /** How many calls go to a process at once; threads ignore it. 1 when left out. */
  chunksize?: number | undefined;
  /** How many results may be on their way at once; without limit when left out. */
  buffersize?: number | undefined;
}

/** What `shutdown()` accepts. */
export interface ShutdownOptions {
  /** Whether to wait until everything has ended; true when left out. */
  wait?: boolean | undefined;
  /** Whether to cancel the calls that have not started; false when left out. */
  cancelFutures?: boolean | undefined;
}

/** The workers of an executor, for executors themselves and for tests. @internal */
export let coreOf: (executor: Executor) => Core;

/**
 * Runs calls in workers: what {@link ThreadPoolExecutor} and {@link ProcessPoolExecutor} have in
 * common.
 *
 * - `await using executor = …` shuts it down at the end of the block and waits for its calls.
 * - A program that is done ends also without `shutdown()`, once no call runs.
 *
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Executor
 */
export abstract class Executor implements AsyncDisposable {
  readonly #core: Core;
  readonly #isChunked: boolean;

  static {
    coreOf = (executor) => executor.#core;
  }

  /** @internal */
  constructor(options: CoreOptions) {
    this.#core = new Core(options);
    this.#isChunked = options.reach === 'processes';
  }

  /**
   * Lets a worker call the function, as soon as one is free.
   *
   * - The function uses nothing but its arguments, or is one of `fromModule()`; it may be async.
   * - Arguments and result are copied by structured clone.
   *
   * @throws TypeError when no worker can have the function or an argument; Error after `shutdown()`;
   *   BrokenThreadPool or BrokenProcessPool when the workers are gone.
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Executor.submit
   */
  submit<A extends unknown[], R>(
    fn: (...args: A) => R | PromiseLike<R>,
    ...args: A
  ): Future<Awaited<R>> {
    const call = new FutureCall<Awaited<R>>(taskOf('fn', fn), APPLY, args);
    this.#submit(call);
    return call.future;
  }

  /**
   * Calls the function with one item of each iterable at a time, and gives the results in the order
   * of the items: `for await (const result of executor.map(fn, items))`.
   *
   * - The calls begin now, not with the loop; it ends with the shortest iterable.
   * - **Errors**: the loop throws the error of a call when its turn comes. What has not started is
   *   cancelled then, and when the loop is left.
   * - **Timeout**: counted from the call of `map()`.
   * - **Differs from Python**: the options are one object at the end; the loop is a `for await`.
   *
   * @throws As `submit()`; TypeError when there is no iterable; RangeError for sizes below 1.
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Executor.map
   */
  map<A extends unknown[], R>(
    fn: (...args: A) => R | PromiseLike<R>,
    ...iterables: [...Columns<A>, options?: MapOptions]
  ): AsyncIterableIterator<Awaited<R>, undefined> {
    const last: unknown = iterables.at(-1);
    const hasOptions = iterables.length > 1 && !isIterable(last);
    const options = ((hasOptions && iterables.pop()) || {}) as MapOptions;
    if (typeof options !== 'object') checkIterable('map()', options);
    if ([...iterables, options].some((given) => Symbol.asyncIterator in Object(given))) {
      throw new TypeError('Pass an array to map(): received an async iterable');
    }
    const { timeout, chunksize = 1, buffersize } = options;
    checkTimeout('timeout', timeout);
    checkCount('chunksize', chunksize, 1);
    if (buffersize !== undefined) checkCount('buffersize', buffersize, 1);
    if (iterables.length === 0) throw new TypeError('Pass an iterable to map(): received none');
    for (const iterable of iterables) checkIterable('map()', iterable);
    const task = taskOf('fn', fn);
    this.#checkOpen();
    const size = this.#isChunked ? chunksize : 1;
    const rows = rowsOf(iterables as unknown as Iterable<unknown>[], size);
    return new MapResults<Awaited<R>>(this.#submitRows(task, rows), options);
  }

  /**
   * Takes no more calls, lets those that are there end, then ends the workers.
   *
   * - May be called again.
   *
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.Executor.shutdown
   */
  async shutdown({ wait = true, cancelFutures = false }: ShutdownOptions = {}): Promise<void> {
    if (cancelFutures) {
      for (const job of this.#core.drop()) {
        job.cancel();
      }
    }
    this.#core.close();
    if (wait) await this.#core.join();
  }

  /** Shuts down and waits: what `await using` calls. */
  [asyncDispose](): Promise<void> {
    return this.shutdown();
  }

  *#submitRows<T>(task: Task, rows: Iterable<unknown[][]>): Generator<Future<T[]>, undefined> {
    for (const row of rows) {
      const call = new FutureCall<T[]>(task, STARMAP, row);
      this.#submit(call);
      yield call.future;
    }
  }

  #submit(call: FutureCall<unknown>): void {
    this.#checkOpen();
    this.#core.submit(call);
  }

  #checkOpen(): void {
    const { failure, isClosed } = this.#core;
    if (failure !== undefined) throw failure.error;
    if (isClosed) throw new Error('Submit before shutdown(): the executor takes no more calls');
  }
}

/** @internal */
export function initializerOf(initializer: unknown): Task | undefined {
  if (initializer === undefined) return undefined;
  checkFunction('initializer', initializer);
  return taskOf('initializer', initializer as AnyFunction);
}

function isIterable(value: unknown): boolean {
  return typeof (value as Iterable<unknown> | null | undefined)?.[Symbol.iterator] === 'function';
}

/** The arguments of so many calls at a time. */
function* rowsOf(iterables: Iterable<unknown>[], size: number): Generator<unknown[][], undefined> {
  const iterators = iterables.map((iterable) => iterable[Symbol.iterator]());
  let row: unknown[][] = [];
  for (;;) {
    const args: unknown[] = [];
    for (const iterator of iterators) {
      const item = iterator.next();
      if (item.done === true) {
        if (row.length > 0) yield row;
        return undefined;
      }
      args.push(item.value);
    }
    row.push(args);
    if (row.length < size) continue;
    yield row;
    row = [];
  }
}
