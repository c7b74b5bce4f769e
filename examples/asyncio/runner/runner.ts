import { asyncDispose } from '../../internal/async-dispose.ts';
import { Session } from '../../internal/session.ts';
import type { EventLoop } from '../event-loop/event-loop.ts';
import { getRunningLoop } from '../event-loop/get-running-loop.ts';
import type { ContextOptions } from '../future/context-options.ts';
import type { TaskBody } from '../task/task.ts';
import type { WaitOptions } from '../wait-options.ts';

/** What a `Runner` accepts. */
export interface RunnerOptions {
  /** Turns the loop's debug mode on or off until the runner is closed; left as it is when left out. */
  debug?: boolean | undefined;
}

/** What `Runner.run()` accepts. */
export interface RunnerRunOptions extends ContextOptions, WaitOptions {}

/**
 * Runs several main bodies, one after another, and cleans up once behind all of them.
 *
 * - **Order**: one run at a time in a thread; a second one while it goes on is refused.
 * - **Clean-up**: `close()`, or the end of `await using`, cancels every task that was made since the
 *   runner was first used and has not ended, and waits for them. A task that does not pass its
 *   signal on is waited for as long as it takes.
 * - **Lost errors**: those of the clean-up go to the loop's exception handler.
 * - **Ctrl-C**: as for `run()`.
 * - **Differs from Python**: the loop does not stand still between two runs, so the tasks go on; a
 *   value that a run sets in an `AsyncLocalStorage` is not seen by the next one, which has the
 *   context of its own call.
 *
 * @example
 * ```ts
 * import { Runner, sleep } from 'bingfa/asyncio';
 *
 * await using runner = new Runner();
 * const tea = await runner.run(() => 'tea');
 * await runner.run(async ({ signal }) => {
 *   await sleep(10, { signal });
 *   console.log(tea); // tea
 * });
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-runner.html#asyncio.Runner
 */
export class Runner implements AsyncDisposable {
  readonly #session: Session;

  /** Makes a runner; nothing happens before its first use. */
  constructor({ debug }: RunnerOptions = {}) {
    this.#session = new Session(debug);
  }

  /**
   * Runs a body as the main task and gives its result.
   *
   * - It runs in the asynchronous context of the call, or in `context`.
   *
   * @throws What the body throws; the signal's reason, when `signal` aborts and the task ends
   *   cancelled; {@link KeyboardInterrupt} after Ctrl-C; Error when the runner is closed or another
   *   run is under way; TypeError when `body` is not a function (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/asyncio-runner.html#asyncio.Runner.run
   */
  run<T>(body: TaskBody<T>, options?: RunnerRunOptions): Promise<T> {
    return this.#session.run(body, options);
  }

  /**
   * Gives the event loop, in the runner's debug mode.
   *
   * @throws Error when the runner is closed.
   * @see https://docs.python.org/3.13/library/asyncio-runner.html#asyncio.Runner.get_loop
   */
  getLoop(): EventLoop {
    this.#session.open();
    return getRunningLoop();
  }

  /**
   * Cancels what is left and waits for it; harmless when the runner was not used or is closed.
   *
   * @throws Error when a run is under way.
   * @see https://docs.python.org/3.13/library/asyncio-runner.html#asyncio.Runner.close
   */
  close(): Promise<void> {
    return this.#session.close();
  }

  /** Closes the runner at the end of `await using`. */
  [asyncDispose](): Promise<void> {
    return this.close();
  }
}
