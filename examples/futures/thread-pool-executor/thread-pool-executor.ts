import { checkCount } from '../../internal/check.ts';
import { availableCores } from '../../internal/pool/cores.ts';
import { exitOf } from '../../internal/pool/exit.ts';
import { hireThread } from '../../internal/pool/hire.ts';
import { BrokenThreadPool } from '../errors.ts';
import { Executor, initializerOf } from '../executor/executor.ts';

/** What {@link ThreadPoolExecutor} accepts. */
export interface ThreadPoolExecutorOptions<A extends unknown[] = unknown[]> {
  /** How many threads there are at most; processors + 4, but no more than 32, when left out. */
  maxWorkers?: number | undefined;
  /** What the names of the threads begin with. */
  threadNamePrefix?: string | undefined;
  /** What each thread runs first; it may be async. */
  initializer?: ((...args: A) => unknown) | undefined;
  /** Its arguments. */
  initargs?: A | undefined;
}

let executors = 0;

/**
 * Runs calls in threads.
 *
 * - **Order**: calls begin in the order in which they were submitted, each in the first thread that
 *   is free. A thread is started when none is idle; a thread that an executor has done with is used
 *   by the next.
 * - **Sharing**: objects of `bingfa/threading` and `bingfa/queue` among the arguments are the same
 *   objects in the thread; everything else is copied by structured clone.
 * - **Cancellation**: a future can be cancelled until a thread has begun its call.
 * - **Quick calls** travel many in one message, so that 10,000 of them cost little more than a loop.
 * - **Differs from Python**: threads run in parallel, with no GIL; the function sees nothing of its
 *   file; a thread that ends by `process.exit()` breaks the executor.
 *
 * @example
 * ```ts
 * import { ThreadPoolExecutor } from 'bingfa/futures';
 *
 * await using executor = new ThreadPoolExecutor({ maxWorkers: 2 });
 * const future = executor.submit((a: number, b: number) => a ** b, 2, 8);
 * console.log(await future.result()); // 256
 * const squares = executor.map((n: number) => n * n, [1, 2, 3]);
 * console.log(await Array.fromAsync(squares)); // [ 1, 4, 9 ]
 * ```
 *
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.ThreadPoolExecutor
 */
export class ThreadPoolExecutor<A extends unknown[] = unknown[]> extends Executor {
  /**
   * @throws RangeError when `maxWorkers` is below 1; TypeError when no thread can have the
   *   initializer.
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.ThreadPoolExecutor
   */
  constructor({
    maxWorkers = Math.min(32, availableCores() + 4),
    threadNamePrefix = `ThreadPoolExecutor-${executors++}`,
    initializer,
    initargs,
  }: ThreadPoolExecutorOptions<A> = {}) {
    checkCount('maxWorkers', maxWorkers, 1);
    super({
      kind: 'ThreadPoolExecutor',
      size: maxWorkers,
      reach: 'threads',
      hire: (index) => hireThread(`${threadNamePrefix}_${index}`),
      initializer: initializerOf(initializer),
      initargs: initargs ?? [],
      maxTasks: undefined,
      lost: (_, how) => {
        const message = `Make a new executor: a thread of this one ${exitOf(how)}`;
        return { error: new BrokenThreadPool(message, causeOf(how.error)), isFatal: true };
      },
      unprepared: (error) =>
        new BrokenThreadPool('Make a new executor: the initializer failed', { cause: error }),
    });
  }
}

function causeOf(error: unknown): ErrorOptions | undefined {
  return error === undefined ? undefined : { cause: error };
}
