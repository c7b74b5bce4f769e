/**
 * Python's `asyncio` for TypeScript: the same names in camelCase, the same order, the same errors.
 *
 * - Times are milliseconds.
 * - Everything that waits takes `{ signal }` last and rejects with `signal.reason` when it aborts.
 * - What returns a promise reports its errors by rejecting; everything else throws.
 *
 * @module asyncio
 */
export { Barrier } from './barrier/barrier.ts';
export { BoundedSemaphore } from './bounded-semaphore/bounded-semaphore.ts';
export { Condition } from './condition/condition.ts';
export { createTask } from './create-task/create-task.ts';
export {
  BrokenBarrierError,
  CancelledError,
  InvalidStateError,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
} from './errors.ts';
export { Event } from './event/event.ts';
export type { Hold } from './hold.ts';
export { LifoQueue } from './lifo-queue/lifo-queue.ts';
export { Lock } from './lock/lock.ts';
export { PriorityQueue, type PriorityQueueOptions } from './priority-queue/priority-queue.ts';
export { Queue } from './queue/queue.ts';
export { Semaphore } from './semaphore/semaphore.ts';
export { sleep, type SleepOptions } from './sleep/sleep.ts';
export { Task, type TaskBody, type TaskOptions } from './task/task.ts';
export type { WaitOptions } from './wait-options.ts';
