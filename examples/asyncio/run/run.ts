import { Session } from '../../internal/session.ts';
import type { RunnerOptions } from '../runner/runner.ts';
import type { TaskBody } from '../task/task.ts';
import type { WaitOptions } from '../wait-options.ts';

/** What `run()` accepts. */
export interface RunOptions extends RunnerOptions, WaitOptions {}

/**
 * Runs a program's main body as a task, and cleans up behind it.
 *
 * - **Order**: when the body has ended, every task that was made since the call and has not ended is
 *   cancelled and waited for, then the result is given. Promises that are no tasks are left alone.
 *   A task that does not pass its signal on is waited for as long as it takes.
 * - **Cancellation**: when `signal` aborts, the main task is cancelled; if it then ends cancelled, the
 *   promise rejects with the signal's reason.
 * - **Ctrl-C**: in Node, and wherever there is a `process` with signals, the first one cancels the
 *   main task, and the promise rejects with {@link KeyboardInterrupt} if it ends cancelled and nobody
 *   else has cancelled it; the second one kills. A SIGINT listener of the program's own is left alone:
 *   then nothing is cancelled.
 * - **Misuse**: a run inside another is refused, as in Python; await the body there.
 * - **Lost errors**: those of the clean-up go to the loop's exception handler.
 * - **Differs from Python**: it returns a promise, as nothing can block; it takes a function, not a
 *   coroutine; and the loop was there before and goes on afterwards, so `loop_factory` has no
 *   counterpart. A body that waits for what can never happen does not keep Node from exiting.
 *
 * @example
 * ```ts
 * import { createTask, run, sleep } from 'bingfa/asyncio';
 *
 * const answer = await run(() => {
 *   createTask(async ({ signal }) => {
 *     try {
 *       await sleep(60_000, { signal });
 *     } finally {
 *       console.log('cleans up'); // cleans up
 *     }
 *   });
 *   return sleep(10, { value: 42 });
 * });
 * console.log(answer); // 42
 * ```
 *
 * @throws What the body throws; the signal's reason; KeyboardInterrupt; Error when another run is
 *   under way; TypeError when `main` is not a function (Python: `ValueError`).
 * @see https://docs.python.org/3.13/library/asyncio-runner.html#asyncio.run
 */
export async function run<T>(main: TaskBody<T>, options: RunOptions = {}): Promise<T> {
  const session = new Session(options.debug);
  try {
    return await session.run(main, { signal: options.signal });
  } finally {
    await session.close();
  }
}
