import { Task, type TaskBody, type TaskOptions } from '../task/task.ts';

/** Starts a task. */
export function createTask<T>(body: TaskBody<T>, options?: TaskOptions): Task<T> {
  return new Task(body, options);
}
