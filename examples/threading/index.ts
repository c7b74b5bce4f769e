/// <reference lib="esnext.disposable" preserve="true" />
/**
 * Python's `threading` for TypeScript: threads that run at once, and what they share.
 *
 * - Times are milliseconds.
 * - What waits returns a promise and takes `{ timeout, signal }` last; its `…Sync` form blocks the
 *   thread, which a page's own thread may not do.
 * - Pass a lock, an event or another of these objects to a thread among its arguments, and it is the
 *   same object there.
 *
 * @module threading
 */
export { BrokenBarrierError } from '../asyncio/errors.ts';
export type { Hold } from '../asyncio/hold.ts';
export type { WaitOptions } from '../asyncio/wait-options.ts';
export type { AcquireOptions, SyncAcquireOptions } from './acquire-options.ts';
export { Barrier, type BarrierOptions } from './barrier/barrier.ts';
export { Condition } from './condition/condition.ts';
export { BrokenLockError } from './errors.ts';
export { Event } from './event/event.ts';
export { activeCount } from './active-count/active-count.ts';
export { currentThread } from './current-thread/current-thread.ts';
export { enumerate } from './enumerate/enumerate.ts';
export { excepthook, setExcepthook, type ExceptHookArgs } from './excepthook/excepthook.ts';
export { getIdent } from './get-ident/get-ident.ts';
export { mainThread } from './main-thread/main-thread.ts';
export { Lock } from './lock/lock.ts';
export { RLock } from './rlock/rlock.ts';
export { BoundedSemaphore } from './semaphore/bounded-semaphore.ts';
export { Semaphore } from './semaphore/semaphore.ts';
export { Thread } from './thread/thread.ts';
export type { JoinOptions, ThreadOptions } from './thread/thread-options.ts';
export { Timer } from './timer/timer.ts';
export { local, type LocalConstructor } from './local/local.ts';
export type { SyncTimedOptions, TimedOptions } from './timed-options.ts';
export { fromModule, type ModuleFunction } from '../internal/workers/from-module.ts';
