import { Task, type TaskBody, type TaskFactory, type TaskOptions } from '../task/task.ts';

/**
 * Makes a task factory that starts bodies at once, up to their first await.
 *
 * @param make - Makes the tasks; it is given `eagerStart: true` among the options.
 * @throws TypeError when `make` is not a function.
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.create_eager_task_factory
 */
export function createEagerTaskFactory(make: TaskFactory): TaskFactory {
  if (typeof make !== 'function') {
    throw new TypeError(`Pass a function that makes tasks: received ${typeof make}`);
  }
  return (body, options) => make(body, { ...options, eagerStart: true });
}

/**
 * A task factory that starts bodies at once, up to their first await.
 *
 * - Set it with `getRunningLoop().setTaskFactory(eagerTaskFactory)`; from then on `createTask()`,
 *   `gather()` and task groups start eagerly.
 * - **Order**: the creator goes on after the body's first await.
 * - **Differs from Python**: a body that returns without an await ends its task at once only if it is
 *   not `async`; the result of an `async` one arrives a microtask later.
 *
 * @example
 * ```ts
 * import { createTask, eagerTaskFactory, getRunningLoop } from 'bingfa/asyncio';
 *
 * getRunningLoop().setTaskFactory(eagerTaskFactory);
 * const task = createTask(() => 'at once');
 * console.log(task.done(), task.result()); // true at once
 * getRunningLoop().setTaskFactory(undefined);
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.eager_task_factory
 */
export const eagerTaskFactory: TaskFactory = /* @__PURE__ */ createEagerTaskFactory(
  <T>(body: TaskBody<T>, options?: TaskOptions) => new Task(body, options),
);
