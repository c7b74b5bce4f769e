import { createTask } from '../../asyncio/create-task/create-task.ts';
import type { Task } from '../../asyncio/task/task.ts';
import { acquireThread, releaseThread } from './pool.ts';
import type { FromThread, Thread, ThreadUser } from './thread.ts';

type AnyFunction = (...args: unknown[]) => unknown;

/** One run of a function in a thread, from the side of whoever wants it. */
class ThreadCall implements ThreadUser {
  readonly #thread: Thread;
  readonly #args: readonly unknown[];
  readonly #resolve: (value: unknown) => void;
  readonly #reject: (error: unknown) => void;
  readonly #tasks = new Map<number, Task<void>>();

  constructor(
    thread: Thread,
    args: readonly unknown[],
    resolve: (value: unknown) => void,
    reject: (error: unknown) => void,
  ) {
    this.#thread = thread;
    this.#args = args;
    this.#resolve = resolve;
    this.#reject = reject;
    thread.user = this;
    this.#start();
  }

  receive(message: FromThread): void {
    if (message.type === 'call') {
      this.#answer(message.index, message.call, message.args);
    } else if (message.type === 'cancel') {
      this.#tasks.get(message.call)?.cancel();
    } else {
      releaseThread(this.#thread);
      if (message.type === 'done') this.#resolve(message.value);
      else this.#reject(explained(message.error, message.name));
    }
  }

  ended(reason: unknown): void {
    this.#reject(reason);
  }

  // A function cannot leave its thread, so the other one gets a way to call it here.
  #start(): void {
    const functions: number[] = [];
    const args = this.#args.map((arg, index) => {
      if (typeof arg !== 'function') return arg;
      functions.push(index);
      return undefined;
    });
    try {
      this.#thread.tell({ type: 'run', args, functions });
    } catch (error) {
      releaseThread(this.#thread);
      this.#reject(error);
    }
  }

  #answer(index: number, call: number, args: unknown[]): void {
    const target = this.#args[index] as AnyFunction;
    const task = createTask(async () => {
      try {
        this.#thread.tell({ type: 'answer', call, value: await target(...args) });
      } catch (error) {
        this.#thread.tell({ type: 'refusal', call, error });
      } finally {
        this.#tasks.delete(call);
      }
    });
    this.#tasks.set(call, task);
  }
}

/** What a thread threw, with the name that structured cloning drops, and a hint where one helps. */
function explained(error: unknown, name: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (name === 'ReferenceError') {
    const hint = 'Pass to the thread what its function uses';
    return new ReferenceError(`${hint}: ${error.message} there`, { cause: error });
  }
  if (typeof name === 'string' && error.name !== name) {
    Object.defineProperty(error, 'name', { value: name, configurable: true });
  }
  return error;
}

/** The source of a function that can stand alone, as an expression. */
function sourceOf(body: AnyFunction): string {
  const source = Function.prototype.toString.call(body);
  if (/\{\s*\[native code\]\s*\}$/.test(source)) {
    throw new TypeError('Wrap it in a function of your own: native code cannot go to a thread');
  }
  return /^(async\s*)?(function\b|class\b|\(|[\w$]+\s*=>)/.test(source)
    ? source
    : `({ ${source} })[${JSON.stringify(body.name)}]`;
}

/** Runs a function in a thread of the pool. @internal */
export async function callInThread(body: AnyFunction, args: readonly unknown[]): Promise<unknown> {
  const thread = await acquireThread(sourceOf(body));
  return new Promise((resolve, reject) => {
    new ThreadCall(thread, args, resolve, reject);
  });
}
