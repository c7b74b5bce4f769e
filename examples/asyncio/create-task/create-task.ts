import { taskFactory } from '../../internal/task-factory.ts';
import { Task, type TaskBody, type TaskOptions } from '../task/task.ts';

/**
 * Starts a task: the body runs on its own, beside whoever started it.
 *
 * - **Order**: bodies start soon, not at once, in the order in which they were created.
 * - **Keep the task** and await it: its error is yours to handle.
 * - **Differs from Python**: it takes a function, not a coroutine object, and gives that function
 *   the task; calling an async function starts it at once, so it cannot be scheduled afterwards.
 *
 * @example
 * ```ts
 * import { createTask, sleep } from 'bingfa/asyncio';
 *
 * const tea = createTask(async ({ signal }) => {
 *   await sleep(20, { signal });
 *   return 'tea';
 * });
 * const toast = createTask(() => 'toast', { name: 'toast' });
 * console.log(await toast, await tea); // toast tea
 * ```
 *
 * @param body - What to run; its result becomes the task's.
 * @throws TypeError when `body` is not a function.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.create_task
 */
export function createTask<T>(body: TaskBody<T>, options?: TaskOptions): Task<T> {
  return taskFactory === undefined ? new Task(body, options) : taskFactory(body, options);
}
