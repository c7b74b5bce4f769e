import { asyncDispose } from '../../internal/async-dispose.ts';
import { checkCount, checkFunction, checkIterable } from '../../internal/check.ts';
import { Core } from '../../internal/pool/core.ts';
import { availableCores } from '../../internal/pool/cores.ts';
import { taskOf, type Task } from '../../internal/pool/job.ts';
import { APPLY, MAP, STARMAP, type CallKind } from '../../internal/pool/messages.ts';
import type { AsyncResult, CallbackOptions } from './async-result.ts';
import { submitChunks } from './chunks.ts';
import { coreOptions, type Crew } from './crew.ts';
import { feed } from './feed.ts';
import { IMapIterator } from './imap-iterator.ts';
import type { ChunkOptions, MapAsyncOptions, PoolOptions } from './pool-options.ts';
import { PoolJob, single } from './tasks.ts';

/** What a pool consists of. @internal */
export const CREW: unique symbol = Symbol('crew');

/** @internal */
export let poolCoreOf: (pool: Pool<never>) => Core;

/**
 * Processes that share out tasks; in a browser, workers that share nothing.
 *
 * - The tasks' function uses nothing but its arguments, or is one of `fromModule()`; it may be async.
 *   Arguments and results are copied by structured clone; objects of `bingfa/multiprocessing` among
 *   them are the same objects there.
 * - `map()` cuts its items into four chunks for each worker, as CPython does.
 * - **Errors** of a task are thrown where its result is taken, with where they were thrown as
 *   {@link RemoteTraceback} at the end of their causes.
 * - **Ending**: `close()` lets tasks end, `terminate()` does not, `join()` waits; `await using`
 *   terminates and waits, as Python's `with` does.
 * - **Loss**: when a worker is gone, the tasks that it had been given fail with an Error that names
 *   its exit code, and another takes its place. In Python who waits for them waits for ever.
 * - **Differs from Python**: what waits gives a promise; tasks that are pending when the pool is
 *   terminated fail, in Python who waits for them waits for ever; a failing initializer ends the
 *   pool, in Python it starts workers for ever; a program ends when no task runs, also without
 *   `close()`.
 *
 * @example
 * ```ts
 * import { Pool } from 'bingfa/multiprocessing';
 *
 * await using pool = new Pool({ processes: 2 });
 * console.log(await pool.map((n: number) => n * n, [1, 2, 3])); // [ 1, 4, 9 ]
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool
 */
export class Pool<I extends unknown[] = unknown[]> implements AsyncDisposable {
  readonly #core: Core;

  static {
    poolCoreOf = (pool) => pool.#core;
  }

  /**
   * Starts the workers.
   *
   * @throws RangeError when `processes` or `maxtasksperchild` is below 1; TypeError when no worker
   *   can have the initializer.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool
   */
  constructor(options: PoolOptions<I> = {}) {
    const { processes = availableCores(), initializer, initargs = [], maxtasksperchild } = options;
    checkCount('processes', processes, 1);
    if (maxtasksperchild !== undefined) checkCount('maxtasksperchild', maxtasksperchild, 1);
    if (initializer !== undefined) checkFunction('initializer', initializer);
    this.#core = new Core({
      ...coreOptions(this[CREW]),
      size: processes,
      initializer: initializer && taskOf('initializer', initializer),
      initargs,
      maxTasks: maxtasksperchild,
    });
    this.#core.fill();
  }

  /** @internal */
  get [CREW](): Crew {
    return 'processes';
  }

  /**
   * Calls the function in a worker and waits for its result.
   *
   * @throws What the function throws; RangeError when the pool does not run.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.apply
   */
  async apply<A extends unknown[], R>(
    fn: (...args: A) => R | PromiseLike<R>,
    ...rest: [] extends A ? [args?: A] : [args: A]
  ): Promise<Awaited<R>> {
    return this.applyAsync(fn, ...rest).get();
  }

  /**
   * Lets a worker call the function.
   *
   * @throws TypeError when no worker can have the function; RangeError when the pool does not run.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.apply_async
   */
  applyAsync<A extends unknown[], R>(
    fn: (...args: A) => R | PromiseLike<R>,
    ...rest: [] extends A
      ? [args?: A, options?: CallbackOptions<Awaited<R>>]
      : [args: A, options?: CallbackOptions<Awaited<R>>]
  ): AsyncResult<Awaited<R>> {
    const [args = [], options = {}] = rest;
    const task = this.#taskOf(fn);
    checkIterable('apply()', args);
    const { result, tell } = single<Awaited<R>>(options);
    this.#core.submit(new PoolJob(task, APPLY, [...args], tell));
    return result;
  }

  /**
   * Calls the function with each item and waits for all results, in the order of the items.
   *
   * - When a task fails, the others of its chunk are not begun, and the error of the first that has
   *   failed is thrown once all chunks have ended, as in CPython.
   *
   * @throws What the function throws; RangeError when the pool does not run or `chunksize` is below 1.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.map
   */
  async map<T, R>(
    fn: (item: T) => R | PromiseLike<R>,
    items: Iterable<T>,
    options: ChunkOptions = {},
  ): Promise<Awaited<R>[]> {
    return this.mapAsync(fn, items, options).get();
  }

  /**
   * What `map()` does, without waiting.
   *
   * @throws As `map()`, but for what the function throws.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.map_async
   */
  mapAsync<T, R>(
    fn: (item: T) => R | PromiseLike<R>,
    items: Iterable<T>,
    options: MapAsyncOptions<Awaited<R>[]> = {},
  ): AsyncResult<Awaited<R>[]> {
    return this.#mapAsync(this.#taskOf(fn), MAP, items, options);
  }

  /**
   * Calls the function with the elements of each item as arguments, and waits for all results.
   *
   * @throws As `map()`.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.starmap
   */
  async starmap<A extends unknown[], R>(
    fn: (...args: A) => R | PromiseLike<R>,
    items: Iterable<Readonly<A>>,
    options: ChunkOptions = {},
  ): Promise<Awaited<R>[]> {
    return this.starmapAsync(fn, items, options).get();
  }

  /**
   * What `starmap()` does, without waiting.
   *
   * @throws As `mapAsync()`.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.starmap_async
   */
  starmapAsync<A extends unknown[], R>(
    fn: (...args: A) => R | PromiseLike<R>,
    items: Iterable<Readonly<A>>,
    options: MapAsyncOptions<Awaited<R>[]> = {},
  ): AsyncResult<Awaited<R>[]> {
    return this.#mapAsync(this.#taskOf(fn), STARMAP, items, options);
  }

  /**
   * What `map()` does, with each result as soon as it and those before it are there.
   *
   * - Items are taken as workers get on, so they may be without end. An error of the items is thrown
   *   in its place.
   * - `chunksize` is 1 when left out; greater ones are much faster for quick functions.
   *
   * @throws As `mapAsync()`.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.imap
   */
  imap<T, R>(
    fn: (item: T) => R | PromiseLike<R>,
    items: Iterable<T>,
    options: ChunkOptions = {},
  ): IMapIterator<Awaited<R>> {
    return this.#imap(this.#taskOf(fn), items, options, true);
  }

  /**
   * What `imap()` does, with the results in the order in which they come.
   *
   * @throws As `mapAsync()`.
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.imap_unordered
   */
  imapUnordered<T, R>(
    fn: (item: T) => R | PromiseLike<R>,
    items: Iterable<T>,
    options: ChunkOptions = {},
  ): IMapIterator<Awaited<R>> {
    return this.#imap(this.#taskOf(fn), items, options, false);
  }

  /**
   * Takes no more tasks; the workers end once all are done.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.close
   */
  close(): void {
    this.#core.close();
  }

  /**
   * Ends the workers now; tasks that are pending fail.
   *
   * - **Differs from Python**: threads of a {@link ThreadPool} end in the middle of a task, too.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.terminate
   */
  terminate(): void {
    this.#core.stop(new Error('Keep the pool until its results are there: it was terminated'));
  }

  /**
   * Waits until the workers have ended.
   *
   * @throws RangeError before `close()` and `terminate()` (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.Pool.join
   */
  async join(): Promise<void> {
    if (!this.#core.isClosed) throw new RangeError('Close the pool before join(): it still runs');
    await this.#core.join();
  }

  /** Terminates and waits: what `await using` calls. */
  async [asyncDispose](): Promise<void> {
    this.terminate();
    await this.join();
  }

  #taskOf(fn: (...args: never[]) => unknown): Task {
    const { failure, isClosed } = this.#core;
    if (isClosed) {
      throw new RangeError('Use the pool before close() and terminate(): it does not run', {
        cause: failure?.error,
      });
    }
    return taskOf('fn', fn);
  }

  #mapAsync<R>(
    task: Task,
    kind: CallKind,
    iterable: Iterable<unknown>,
    { chunksize, ...callbacks }: MapAsyncOptions<R[]>,
  ): AsyncResult<R[]> {
    checkIterable('map()', iterable);
    if (chunksize !== undefined) checkCount('chunksize', chunksize, 1);
    return submitChunks(this.#core, task, kind, [...iterable], chunksize, callbacks);
  }

  #imap<R>(
    task: Task,
    iterable: Iterable<unknown>,
    { chunksize = 1 }: ChunkOptions,
    isOrdered: boolean,
  ): IMapIterator<R> {
    checkIterable('imap()', iterable);
    checkCount('chunksize', chunksize, 1);
    const results = new IMapIterator<R>(isOrdered);
    feed(this.#core, task, iterable, chunksize, results as IMapIterator<never>);
    return results;
  }
}
