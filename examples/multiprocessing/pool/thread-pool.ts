import type { Crew } from './crew.ts';
import { CREW, Pool } from './pool.ts';

/**
 * A {@link Pool} of threads.
 *
 * - Objects of `bingfa/threading` and `bingfa/queue` among the arguments are the same objects in the
 *   threads; everything else is copied by structured clone.
 * - **Differs from Python**: threads run in parallel, and `terminate()` ends them in the middle of a
 *   task.
 *
 * @example
 * ```ts
 * import { ThreadPool } from 'bingfa/multiprocessing';
 *
 * await using pool = new ThreadPool({ processes: 2 });
 * console.log(await pool.starmap((a: number, b: number) => a * b, [[2, 3], [4, 5]])); // [ 6, 20 ]
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.pool.ThreadPool
 */
export class ThreadPool<I extends unknown[] = unknown[]> extends Pool<I> {
  /** @internal */
  override get [CREW](): Crew {
    return 'threads';
  }
}
