import { followTasks, setContext } from '../internal/context.ts';
import { setReporter } from '../internal/report.ts';
import { Tracer } from '../internal/tracer.ts';
import type { TaskContext, TraceEvent } from './event.ts';

const tracer = new Tracer();

/**
 * Calls back at every event of every task and primitive, until the returned function is called.
 *
 * - **Order**: events arrive as they happen, at once, before the code that caused them goes on.
 * - **Cost**: none worth measuring while nobody subscribes.
 * - **Errors**: what the callback throws is reported as an uncaught error; the traced program goes
 *   on.
 * - Subscribe before making the tasks to be seen.
 *
 * @example
 * ```ts
 * import { createTask, Lock } from 'bingfa/asyncio';
 * import { subscribe } from 'bingfa/trace';
 *
 * const stop = subscribe(({ type, taskName, resource }) => {
 *   console.log(type, taskName, resource ?? '');
 * });
 * const lock = new Lock();
 * await createTask(async ({ signal }) => {
 *   using held = await lock.acquire({ signal });
 * }, { name: 'one' });
 * stop();
 * ```
 *
 * @returns Ends the subscription.
 */
export function subscribe(listener: (event: TraceEvent) => void): () => void {
  // Wrapped, so that one function subscribed twice is called twice and removed one at a time.
  const entry = (event: TraceEvent): void => listener(event);
  tracer.listeners.add(entry);
  followTasks();
  setReporter(tracer);
  return () => {
    tracer.listeners.delete(entry);
    if (tracer.listeners.size === 0) setReporter(undefined);
  };
}

/**
 * Tells the library how to know which task runs now, in a host that has its own way.
 *
 * @param context - Takes the place of `AsyncLocalStorage`.
 */
export function useTaskContext(context: TaskContext): void {
  setContext(context);
}
