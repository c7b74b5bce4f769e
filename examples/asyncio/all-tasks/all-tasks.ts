import { pendingTasks, type Task } from '../task/task.ts';

/**
 * Gives the tasks that have not ended yet.
 *
 * - A new set each time, in no promised order.
 * - **Differs from Python**: a task that has not ended is never garbage, so nothing is missing from
 *   the set, and nobody has to keep a reference to a task for it to go on.
 *
 * @example
 * ```ts
 * import { allTasks, createTask } from 'bingfa/asyncio';
 *
 * const task = createTask(() => 'soon');
 * console.log(allTasks().has(task)); // true
 * await task;
 * console.log(allTasks().has(task)); // false
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.all_tasks
 */
export function allTasks(): Set<Task<unknown>> {
  return pendingTasks();
}
