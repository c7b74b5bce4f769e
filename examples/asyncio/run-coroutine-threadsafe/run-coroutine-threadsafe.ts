import { checkFunction } from '../../internal/check.ts';
import { offSettled, onSettled } from '../../internal/observers.ts';
import type { Observer, Settlement } from '../../internal/settlement.ts';
import { createTask } from '../create-task/create-task.ts';
import type { EventLoop } from '../event-loop/event-loop.ts';
import { Future, settlementOf } from '../future/future.ts';
import type { Task, TaskBody } from '../task/task.ts';

/** Lets a future end as its task does, and the task be cancelled when the future is. */
class Chain<T> implements Observer {
  readonly #task: Task<T>;
  readonly #future: Future<T>;

  constructor(task: Task<T>, future: Future<T>) {
    this.#task = task;
    this.#future = future;
    onSettled(task, this);
    onSettled(future, this);
  }

  settled(settlement: Settlement<unknown>): void {
    const future = settlementOf(this.#future);
    if (settlement === future) {
      offSettled(this.#task, this);
      if (future.state === 'cancelled') this.#task.cancel();
      return;
    }
    offSettled(this.#future, this);
    if (settlement.state === 'finished') future.finish(settlement.value as T);
    else if (settlement.state === 'failed') future.fail(settlement.retrieve());
    else future.cancel(settlement.error);
  }
}

/**
 * Runs a body as a task of the given loop, for code that is not in a task of that loop.
 *
 * - **Order**: the task is made soon, not at once.
 * - **Cancellation**: cancelling the future that it gives cancels the task.
 * - **From another thread**: a thread cannot hold another one's loop or functions. Give `toThread()`
 *   the function as an argument: what the thread calls then runs here, as a task.
 * - **Differs from Python**: the future is the library's own and can be awaited; nothing can wait
 *   for it by blocking the thread that it needs.
 *
 * @example
 * ```ts
 * import { getRunningLoop, runCoroutineThreadsafe, toThread } from 'bingfa/asyncio';
 *
 * const future = runCoroutineThreadsafe(() => 'here', getRunningLoop());
 * console.log(await future); // here
 *
 * const lookUp = async (word: string) => `${word}: found`;
 * console.log(await toThread((ask: typeof lookUp) => ask('lock'), lookUp)); // lock: found
 * ```
 *
 * @throws TypeError when `body` is not a function.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.run_coroutine_threadsafe
 */
export function runCoroutineThreadsafe<T>(body: TaskBody<T>, loop: EventLoop): Future<T> {
  checkFunction('body', body);
  const future = new Future<T>();
  loop.callSoonThreadsafe(() => {
    if (future.done()) return;
    try {
      new Chain(createTask(body), future);
    } catch (error) {
      future.setException(error);
      throw error;
    }
  });
  return future;
}
