import type { ContextOptions } from '../asyncio/future/context-options.ts';
import { createTask } from '../asyncio/create-task/create-task.ts';
import { CancelledError, KeyboardInterrupt } from '../asyncio/errors.ts';
import { settlementOf } from '../asyncio/future/future.ts';
import { pendingTasks, type Task, type TaskBody } from '../asyncio/task/task.ts';
import type { WaitOptions } from '../asyncio/wait-options.ts';
import { forgetAbort, onAbort, refusal, type AbortListener } from './abort.ts';
import { setDebug, timed } from './debug.ts';
import { callExceptionHandler } from './exception-handler.ts';
import { awaitInterrupt, ignoreInterrupts } from './interrupt.ts';

/** The task of a run, and those who may ask it to end: Ctrl-C and the caller's signal. */
class Main<T> implements AbortListener {
  readonly #task: Task<T>;
  readonly #signal: AbortSignal | undefined;
  /** What the run is to throw for each of our own requests to cancel. */
  readonly #reasons: unknown[] = [];

  constructor(task: Task<T>, signal: AbortSignal | undefined) {
    this.#task = task;
    this.#signal = signal;
  }

  async run(): Promise<T> {
    awaitInterrupt(() => this.#end(new KeyboardInterrupt()));
    if (this.#signal !== undefined) onAbort(this.#signal, this);
    try {
      return await this.#task;
    } catch (error) {
      throw error instanceof CancelledError ? this.#reason(error) : error;
    } finally {
      ignoreInterrupts();
      if (this.#signal !== undefined) forgetAbort(this.#signal, this);
    }
  }

  handleEvent(): void {
    this.#end(this.#signal?.reason);
  }

  #end(reason: unknown): void {
    if (this.#task.cancel()) this.#reasons.push(reason);
  }

  // Others may have cancelled the task as well, and then it is simply cancelled.
  #reason(error: CancelledError): unknown {
    const task: Partial<Task<T>> = this.#task;
    let left: number | undefined;
    for (let taken = 0; taken < this.#reasons.length; taken += 1) left = task.uncancel?.();
    return left === 0 ? this.#reasons[0] : error;
  }
}

let underWay = false;

/** Lets one run, or one clean-up, go on at a time. */
async function alone<T>(body: () => Promise<T>): Promise<T> {
  if (underWay) throw new Error('Await the body instead of a run(): another one is under way');
  underWay = true;
  try {
    return await body();
  } finally {
    underWay = false;
  }
}

/** Cancels every task that is not among the old ones, and waits for them to end. */
async function cancelNew(old: WeakSet<Task<unknown>>): Promise<void> {
  const tasks = [...pendingTasks()].filter((task) => !old.has(task));
  for (const task of tasks) task.cancel();
  await Promise.allSettled(tasks);
  for (const task of tasks) {
    const { state, error } = settlementOf(task);
    if (state !== 'failed') continue;
    const message = 'unhandled exception during asyncio.run() shutdown';
    callExceptionHandler({ message, exception: error, task });
  }
}

/** What a runner is, without the event loop that it gives: `run()` needs no such object. @internal */
export class Session {
  readonly #debug: boolean | undefined;
  #debugBefore = false;
  /** The tasks that were there before; undefined before the first use. */
  #old: WeakSet<Task<unknown>> | undefined;
  #isClosed = false;

  constructor(debug: boolean | undefined) {
    this.#debug = debug;
  }

  open(): void {
    if (this.#isClosed) throw new Error('Make a new Runner: this one is closed');
    if (this.#old !== undefined) return;
    this.#old = new WeakSet(pendingTasks());
    this.#debugBefore = timed !== undefined;
    if (this.#debug !== undefined) setDebug(this.#debug);
  }

  async run<T>(
    body: TaskBody<T>,
    { context, signal }: ContextOptions & WaitOptions = {},
  ): Promise<T> {
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    return alone(() => {
      this.open();
      return new Main(createTask(body, { context }), signal).run();
    });
  }

  async close(): Promise<void> {
    const old = this.#old;
    if (old === undefined || this.#isClosed) return;
    await alone(() => {
      this.#isClosed = true;
      return cancelNew(old);
    });
    if (this.#debug !== undefined) setDebug(this.#debugBefore);
  }
}
