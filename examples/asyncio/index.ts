/**
 * Python's `asyncio` for TypeScript: the same names in camelCase, the same order, the same errors.
 *
 * - Times are milliseconds.
 * - Everything that waits takes `{ signal }` last and rejects with `signal.reason` when it aborts.
 * - What returns a promise reports its errors by rejecting; everything else throws.
 *
 * @module asyncio
 */
export { allTasks } from './all-tasks/all-tasks.ts';
export { AbstractAsyncContextManager } from './async-context-managers/abstract-async-context-manager.ts';
export { aclosing, type AsyncClosable } from './async-context-managers/aclosing.ts';
export {
  asyncContextManager,
  type AsyncContextManagerFunction,
} from './async-context-managers/async-context-manager.ts';
export { AsyncExitStack } from './async-context-managers/async-exit-stack.ts';
export type { AsyncGeneratorContextManager } from './async-context-managers/async-generator-context-manager.ts';
export type {
  AsyncContextManager,
  AsyncScope,
  ContextManager,
  ExitResult,
} from './async-context-managers/context-manager.ts';
export { nullcontext } from './async-context-managers/nullcontext.ts';
export { wraps } from './async-decorators/wraps.ts';
export { Barrier } from './barrier/barrier.ts';
export { BoundedSemaphore } from './bounded-semaphore/bounded-semaphore.ts';
export { Condition } from './condition/condition.ts';
export { createTask } from './create-task/create-task.ts';
export { currentTask } from './current-task/current-task.ts';
export {
  createEagerTaskFactory,
  eagerTaskFactory,
} from './eager-task-factory/eager-task-factory.ts';
export type { Awaitable } from './ensure-future/awaitable.ts';
export { ensureFuture } from './ensure-future/ensure-future.ts';
export {
  BrokenBarrierError,
  CancelledError,
  InvalidStateError,
  KeyboardInterrupt,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  TimeoutError,
} from './errors.ts';
export { Event } from './event/event.ts';
export type { ContextOptions, RunInContext } from './future/context-options.ts';
export { Future } from './future/future.ts';
export type { Hold } from './hold.ts';
export { iscoroutine } from './introspection/iscoroutine.ts';
export { iscoroutinefunction } from './introspection/iscoroutinefunction.ts';
export { isfuture } from './introspection/isfuture.ts';
export { LifoQueue } from './lifo-queue/lifo-queue.ts';
export { Lock } from './lock/lock.ts';
export { PriorityQueue, type PriorityQueueOptions } from './priority-queue/priority-queue.ts';
export { Queue } from './queue/queue.ts';
export { Semaphore } from './semaphore/semaphore.ts';
export { sleep, type SleepOptions } from './sleep/sleep.ts';
export { ExceptionGroup } from './task-group/exception-group.ts';
export { Task, type TaskBody, type TaskFactory, type TaskOptions } from './task/task.ts';
export type { WaitOptions } from './wait-options.ts';
