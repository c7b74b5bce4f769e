import { context, followTasks } from '../../internal/context.ts';
import type { Task } from '../task/task.ts';

/**
 * Gives the task that runs now, for logs and other introspection.
 *
 * - `undefined` outside all tasks.
 * - Code that a body has started and not awaited, such as a timer's callback, counts as the body's.
 * - **Differs from Python**: a browser cannot follow a task through its awaits, so there it answers
 *   only up to the first one and throws elsewhere; the body's argument is the task everywhere. Under
 *   Node 22 only tasks that start after the first call are followed through their awaits.
 *
 * @example
 * ```ts
 * import { createTask, currentTask, sleep } from 'bingfa/asyncio';
 *
 * await createTask(async () => {
 *   await sleep(0);
 *   console.log(currentTask()?.name); // worker
 * }, { name: 'worker' });
 * ```
 *
 * @throws Error when the runtime cannot tell.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.current_task
 */
export function currentTask(): Task<unknown> | undefined {
  followTasks();
  const task = context.current() as Task<unknown> | undefined;
  if (task === undefined && !context.followsAwaits) {
    throw new Error('Use the task that the body is given: this runtime cannot tell which one runs');
  }
  return task;
}
