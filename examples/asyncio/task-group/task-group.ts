import { refusal } from '../../internal/abort.ts';
import { checkFunction } from '../../internal/check.ts';
import { Children } from '../../internal/children.ts';
import { createTask } from '../create-task/create-task.ts';
import type { Task, TaskBody, TaskOptions } from '../task/task.ts';
import type { WaitOptions } from '../wait-options.ts';

/**
 * Tasks that end together: nothing of the group runs once `TaskGroup.run()` has settled.
 *
 * - **Order**: bodies start soon, in the order in which they were created; the result of `run()` is
 *   that of the function it was given, once the last task has ended.
 * - **Failure**: the first error, of a task or of the function, cancels the other tasks and aborts
 *   `group.signal`; when all have ended, an {@link ExceptionGroup} is thrown with every error,
 *   those of clean-up included. Cancelled tasks are no errors. A {@link KeyboardInterrupt} is thrown
 *   as it is.
 * - **Cancellation**: when the outer `signal` aborts, the tasks are cancelled and waited for, and
 *   `run()` rejects with its reason, or with the errors if there are any.
 * - Tasks may create more tasks in the group until it stops; `group.cancel()` stops it early.
 * - **Differs from Python**: a function in the place of `async with`, because `await using` cannot
 *   tell a group that its block has failed; and only the waits that were given `group.signal` (in
 *   the function) or the task's `signal` end early. The abort of the outer signal reaches the tasks
 *   at once, and a function that ignores it still ends with its reason.
 *
 * @example
 * ```ts
 * import { sleep, TaskGroup } from 'bingfa/asyncio';
 *
 * const sum = await TaskGroup.run(async (group) => {
 *   const one = group.createTask(({ signal }) => sleep(10, { value: 1, signal }));
 *   const two = group.createTask(({ signal }) => sleep(20, { value: 2, signal }));
 *   return (await one) + (await two);
 * });
 * console.log(sum); // 3
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.TaskGroup
 */
export class TaskGroup {
  #children: Children | undefined;

  /** @internal */
  private constructor() {}

  /**
   * Runs the function with a new group, and waits for all tasks of the group.
   *
   * @param body - Creates the tasks; its result is that of `run()`, or undefined when
   *   `group.cancel()` interrupted it.
   * @throws ExceptionGroup with the errors of the tasks and of `body`; the signal's reason, when
   *   `signal` aborts; CancelledError when `body` throws it; TypeError when `body` is not a function.
   */
  static async run<R>(
    body: (group: TaskGroup) => R | PromiseLike<R>,
    { signal }: WaitOptions = {},
  ): Promise<R> {
    checkFunction('body', body);
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    const group = new TaskGroup();
    const children = (group.#children = new Children(signal));
    children.open();
    let result: R | undefined;
    try {
      result = await body(group);
    } catch (error) {
      children.bodyFailed(error);
    }
    await children.join();
    children.conclude();
    return result as R;
  }

  /** Aborts when the group stops before its end: a failure, the outer signal, or `cancel()`. */
  get signal(): AbortSignal {
    return this.#opened.signal;
  }

  /**
   * Starts a task in the group, as {@link createTask} does.
   *
   * @throws Error when the group is shutting down or finished: the body is not run.
   * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.TaskGroup.create_task
   */
  createTask<T>(body: TaskBody<T>, options?: TaskOptions): Task<T> {
    const children = this.#opened;
    children.demandOpen();
    const task = createTask(body, options);
    children.add(task);
    return task;
  }

  /**
   * Ends the group early: cancels its tasks and aborts its signal; `run()` throws no error for it.
   *
   * - Calling it again, or after the end, does nothing.
   *
   * @see https://docs.python.org/3.15/library/asyncio-task.html#asyncio.TaskGroup.cancel
   */
  cancel(): void {
    this.#opened.cancel();
  }

  get #opened(): Children {
    if (this.#children === undefined) {
      throw new Error('Enter the group with TaskGroup.run(): it has not been entered');
    }
    return this.#children;
  }
}
