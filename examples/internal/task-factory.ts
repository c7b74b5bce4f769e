import type { TaskFactory } from '../asyncio/task/task.ts';

/** What makes tasks in the place of `new Task()`, if the event loop was given something. @internal */
export let taskFactory: TaskFactory | undefined;

/** @internal */
export function setTaskFactory(value: TaskFactory | undefined): void {
  taskFactory = value;
}
