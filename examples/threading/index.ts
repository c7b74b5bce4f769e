/// <reference lib="esnext.disposable" preserve="true" />
export { BrokenBarrierError } from '../asyncio/errors.ts';
export type { Hold } from '../asyncio/hold.ts';
export type { WaitOptions } from '../asyncio/wait-options.ts';
export type { AcquireOptions, SyncAcquireOptions } from './acquire-options.ts';
export { Barrier, type BarrierOptions } from './barrier/barrier.ts';
export { Condition } from './condition/condition.ts';
export { BrokenLockError } from './errors.ts';
export { Event } from './event/event.ts';
export { Lock } from './lock/lock.ts';
export { RLock } from './rlock/rlock.ts';
export { BoundedSemaphore } from './semaphore/bounded-semaphore.ts';
export { Semaphore } from './semaphore/semaphore.ts';
export type { SyncTimedOptions, TimedOptions } from './timed-options.ts';
