/// <reference lib="esnext.disposable" preserve="true" />
/**
 * Python's `asyncio` for TypeScript: the same names in camelCase, the same order, the same errors.
 *
 * - Times are milliseconds.
 * - Everything that waits takes `{ signal }` last and rejects with `signal.reason` when it aborts.
 * - What returns a promise reports its errors by rejecting; everything else throws.
 *
 * @module asyncio
 */
export { aclosing, type AsyncClosable } from './aclosing/aclosing.ts';
export { allTasks } from './all-tasks/all-tasks.ts';
export { asCompleted, type AsCompletedOptions } from './as-completed/as-completed.ts';
export type { Completed, Completions } from './as-completed/completions.ts';
export { AbstractAsyncContextManager } from './async-context-manager/abstract-async-context-manager.ts';
export {
  asyncContextManager,
  type AsyncContextManagerFunction,
} from './async-context-manager/async-context-manager.ts';
export { AsyncExitStack } from './async-exit-stack/async-exit-stack.ts';
export type { AsyncGeneratorContextManager } from './async-context-manager/async-generator-context-manager.ts';
export type {
  AsyncContextManager,
  AsyncScope,
  ContextManager,
  ExitResult,
} from './async-context-manager/context-manager.ts';
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
export type { ResultOf } from './ensure-future/result-of.ts';
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
export type { EventLoop } from './event-loop/event-loop.ts';
export type { Executor } from './event-loop/executor.ts';
export { getRunningLoop } from './event-loop/get-running-loop.ts';
export type { Handle } from './event-loop/handle.ts';
export type { TimerHandle } from './event-loop/timer-handle.ts';
export type { ContextOptions, RunInContext } from './future/context-options.ts';
export { Future } from './future/future.ts';
export { gather, type GatherOptions } from './gather/gather.ts';
export type { ExceptionContext, ExceptionHandler } from '../internal/exception-handler.ts';
export type { Hold } from './hold.ts';
export { iscoroutine } from './iscoroutine/iscoroutine.ts';
export { iscoroutinefunction } from './iscoroutinefunction/iscoroutinefunction.ts';
export { isfuture } from './isfuture/isfuture.ts';
export { LifoQueue } from './lifo-queue/lifo-queue.ts';
export { Lock } from './lock/lock.ts';
export { nullcontext } from './nullcontext/nullcontext.ts';
export { PriorityQueue, type PriorityQueueOptions } from './priority-queue/priority-queue.ts';
export { Queue } from './queue/queue.ts';
export { run, type RunOptions } from './run/run.ts';
export { Runner, type RunnerOptions, type RunnerRunOptions } from './runner/runner.ts';
export { runCoroutineThreadsafe } from './run-coroutine-threadsafe/run-coroutine-threadsafe.ts';
export { Semaphore } from './semaphore/semaphore.ts';
export { shield } from './shield/shield.ts';
export { sleep, type SleepOptions } from './sleep/sleep.ts';
export { staggeredRace, type StaggeredRace } from './staggered-race/staggered-race.ts';
export { ExceptionGroup, type ErrorCondition } from './task-group/exception-group.ts';
export { TaskGroup } from './task-group/task-group.ts';
export { Task, type TaskBody, type TaskFactory, type TaskOptions } from './task/task.ts';
export { Timeout } from './timeout/deadline.ts';
export { timeout, timeoutAt } from './timeout/timeout.ts';
export type { WaitOptions } from './wait-options.ts';
export { toThread } from './to-thread/to-thread.ts';
export { waitFor } from './wait-for/wait-for.ts';
export {
  ALL_COMPLETED,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  type ReturnWhen,
} from './wait/return-when.ts';
export { wait, type DoneAndPending, type WaitSetOptions } from './wait/wait.ts';
export { wraps } from './wraps/wraps.ts';
