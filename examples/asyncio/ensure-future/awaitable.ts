import type { TaskBody } from '../task/task.ts';

/**
 * What can be awaited, or becomes a task that can: a future, a task, a promise, or a body to run.
 *
 * @see https://docs.python.org/3.13/library/asyncio-task.html#awaitables
 */
export type Awaitable<T> = PromiseLike<T> | TaskBody<T>;
