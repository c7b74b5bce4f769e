/**
 * An executor that can run nothing any more: what {@link BrokenThreadPool} and
 * {@link BrokenProcessPool} have in common.
 *
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.BrokenExecutor
 */
export class BrokenExecutor extends Error {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'BrokenExecutor';
  }
}

/**
 * A thread of the executor is gone, or its initializer has failed: all calls fail with this error.
 *
 * - `cause` is what the initializer threw, or what ended the thread.
 * - **Differs from Python**: there a thread cannot end by itself; here `process.exit()` ends it.
 *
 * @example
 * ```ts
 * import { BrokenThreadPool, ThreadPoolExecutor } from 'bingfa/futures';
 *
 * await using executor = new ThreadPoolExecutor({
 *   maxWorkers: 1,
 *   initializer: () => {
 *     throw new RangeError('no such database');
 *   },
 * });
 * const error = await executor.submit(() => 1).exception();
 * console.log(error instanceof BrokenThreadPool); // true
 * ```
 *
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.thread.BrokenThreadPool
 */
export class BrokenThreadPool extends BrokenExecutor {
  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'BrokenThreadPool';
  }
}

/**
 * A process of the executor is gone, or its initializer has failed: all calls fail with this error.
 *
 * - The message and `exitCode` say how it ended; `cause` is what the initializer threw.
 *
 * @example
 * ```ts
 * import { BrokenProcessPool, ProcessPoolExecutor } from 'bingfa/futures';
 *
 * await using executor = new ProcessPoolExecutor({ maxWorkers: 1 });
 * const error = await executor.submit(() => process.exit(3)).exception();
 * console.log(error instanceof BrokenProcessPool && error.exitCode); // 3
 * ```
 *
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.process.BrokenProcessPool
 */
export class BrokenProcessPool extends BrokenExecutor {
  /** The exit code of the process; as in Python, -9 when signal 9 has killed it. */
  readonly exitCode: number | undefined;

  /** Says what has happened. */
  constructor(message: string, options?: ErrorOptions & { exitCode?: number | undefined }) {
    super(message, options);
    this.exitCode = options?.exitCode;
  }

  /** The name of the class, in every bundle. */
  override get name(): string {
    return 'BrokenProcessPool';
  }
}
