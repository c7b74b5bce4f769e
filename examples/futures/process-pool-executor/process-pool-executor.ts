import { checkCount } from '../../internal/check.ts';
import { availableCores } from '../../internal/pool/cores.ts';
import { exitCodeOf, exitOf } from '../../internal/pool/exit.ts';
import { hireProcess } from '../../internal/pool/hire.ts';
import { BrokenProcessPool } from '../errors.ts';
import { coreOf, Executor, initializerOf } from '../executor/executor.ts';

/** What {@link ProcessPoolExecutor} accepts. */
export interface ProcessPoolExecutorOptions<A extends unknown[] = unknown[]> {
  /** How many processes there are at most; one for each processor when left out. */
  maxWorkers?: number | undefined;
  /** What each process runs first; it may be async. */
  initializer?: ((...args: A) => unknown) | undefined;
  /** Its arguments. */
  initargs?: A | undefined;
  /** How many calls a process runs before another takes its place; without limit when left out. */
  maxTasksPerChild?: number | undefined;
}

/**
 * Runs calls in processes of the operating system; in a browser, in workers that share nothing.
 *
 * - **Order**: calls begin in the order in which they were submitted, each in the first process that
 *   is free. A process is started when none is idle.
 * - **Sharing**: arguments and results are copied; objects of `bingfa/multiprocessing` among them are
 *   the same objects there.
 * - **Cancellation**: a future can be cancelled until its call was sent to a process.
 * - **Loss**: when a process is gone, all calls fail with {@link BrokenProcessPool}, which has its
 *   exit code.
 * - **Quick calls** travel many in one message.
 * - **Differs from Python**: processes are always spawned, never forked, with nothing of the program
 *   in them but the functions that are sent; so no `if __name__ == '__main__'` is needed.
 *
 * @example
 * ```ts
 * import { ProcessPoolExecutor } from 'bingfa/futures';
 *
 * await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
 * const powers = executor.map((a: number, b: number) => a ** b, [2, 3], [8, 4], { chunksize: 2 });
 * console.log(await Array.fromAsync(powers)); // [ 256, 81 ]
 * ```
 *
 * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.ProcessPoolExecutor
 */
export class ProcessPoolExecutor<A extends unknown[] = unknown[]> extends Executor {
  /**
   * @throws RangeError when `maxWorkers` or `maxTasksPerChild` is below 1; TypeError when no process
   *   can have the initializer.
   * @see https://docs.python.org/3.13/library/concurrent.futures.html#concurrent.futures.ProcessPoolExecutor
   */
  constructor({
    maxWorkers = availableCores(),
    initializer,
    initargs,
    maxTasksPerChild,
  }: ProcessPoolExecutorOptions<A> = {}) {
    checkCount('maxWorkers', maxWorkers, 1);
    if (maxTasksPerChild !== undefined) checkCount('maxTasksPerChild', maxTasksPerChild, 1);
    super({
      kind: 'ProcessPoolExecutor',
      size: maxWorkers,
      reach: 'processes',
      hire: (_, core) =>
        hireProcess({ kind: 'SpawnProcess', daemon: false, close: () => core.close() }),
      initializer: initializerOf(initializer),
      initargs: initargs ?? [],
      maxTasks: maxTasksPerChild,
      lost: ({ worker }, how) => {
        const message = `Make a new executor: its process ${worker.pid ?? ''} ${exitOf(how)}`;
        const exitCode = exitCodeOf(how);
        return { error: new BrokenProcessPool(message, { exitCode }), isFatal: true };
      },
      unprepared: (error) =>
        new BrokenProcessPool('Make a new executor: the initializer failed', { cause: error }),
    });
  }

  /**
   * Ends all processes now, as `terminate()` of a process does: all calls fail.
   *
   * @see https://docs.python.org/3.14/library/concurrent.futures.html#concurrent.futures.ProcessPoolExecutor.terminate_workers
   */
  terminateWorkers(): void {
    this.#end('terminateWorkers()');
  }

  /**
   * Kills all processes now, as `kill()` of a process does: all calls fail.
   *
   * @see https://docs.python.org/3.14/library/concurrent.futures.html#concurrent.futures.ProcessPoolExecutor.kill_workers
   */
  killWorkers(): void {
    for (const { worker } of coreOf(this).hands) worker.kill('SIGKILL');
    this.#end('killWorkers()');
  }

  #end(by: string): void {
    coreOf(this).stop(new BrokenProcessPool(`Make a new executor: ${by} has ended this one`));
  }
}
