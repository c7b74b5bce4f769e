/// <reference lib="esnext.disposable" preserve="true" />
/**
 * Python's `multiprocessing` for TypeScript: processes of the operating system under Node, workers
 * that share nothing in a browser.
 *
 * - Times are milliseconds.
 * - An object lives in the process that made it; others ask that one. So everything answers by a
 *   promise, except what is memory: `Value`, `Array` and `SharedMemory`.
 *
 * @module multiprocessing
 */
export { BrokenBarrierError } from '../asyncio/errors.ts';
export type { Hold } from '../asyncio/hold.ts';
export type { WaitOptions } from '../asyncio/wait-options.ts';
export type { TimeoutOptions } from '../futures/timeout-options.ts';
export { TimeoutError } from '../asyncio/errors.ts';
export { RemoteTraceback } from '../internal/pool/remote-traceback.ts';
export { fromModule, type ModuleFunction } from '../internal/workers/from-module.ts';
export { Empty, Full } from '../queue/errors.ts';
export type { GetOptions, PutOptions } from '../queue/options.ts';
export type { AcquireOptions, SyncAcquireOptions } from '../threading/acquire-options.ts';
export { BrokenLockError } from '../threading/errors.ts';
export { Array } from './array/array.ts';
export { RawArray } from './array/raw-array.ts';
export { Barrier, type BarrierOptions } from './barrier/barrier.ts';
export { BoundedSemaphore } from './bounded-semaphore/bounded-semaphore.ts';
export { Condition } from './condition/condition.ts';
export { BrokenPipeError, BufferTooShort, EOFError, SystemExit } from './errors.ts';
export { Event } from './event/event.ts';
export { activeChildren } from './active-children/active-children.ts';
export { cpuCount } from './cpu-count/cpu-count.ts';
export { currentProcess } from './current-process/current-process.ts';
export { parentProcess } from './parent-process/parent-process.ts';
export type { ProcessInfo } from './current-process/process-info.ts';
export { JoinableQueue } from './joinable-queue/joinable-queue.ts';
export { Lock } from './lock/lock.ts';
export type { ProcessLock } from './lock/process-lock.ts';
export { Connection } from './pipe/connection.ts';
export { Pipe } from './pipe/pipe.ts';
export { wait } from './pipe/wait.ts';
export { AsyncResult, type CallbackOptions } from './pool/async-result.ts';
export { IMapIterator } from './pool/imap-iterator.ts';
export { MaybeEncodingError } from './pool/maybe-encoding-error.ts';
export { Pool } from './pool/pool.ts';
export type { ChunkOptions, MapAsyncOptions, PoolOptions } from './pool/pool-options.ts';
export { ThreadPool } from './pool/thread-pool.ts';
export { Process } from './process/process.ts';
export type { ProcessOptions } from './process/process-options.ts';
export { Queue } from './queue/queue.ts';
export { RLock } from './rlock/rlock.ts';
export { Semaphore } from './semaphore/semaphore.ts';
export { ShareableList, type ShareableListOptions } from './shared-memory/shareable-list.ts';
export { SharedMemory, type SharedMemoryOptions } from './shared-memory/shared-memory.ts';
export { SimpleQueue } from './simple-queue/simple-queue.ts';
export type { TimedWaitOptions } from './timed-wait-options.ts';
export type { LockOption } from './value/lock-option.ts';
export { RawValue } from './value/raw-value.ts';
export { Value } from './value/value.ts';
export type { Item, Typecode } from '../internal/processes/memory/typecode.ts';
export type { ShareableItem } from '../internal/processes/memory/shareable-item.ts';
