/// <reference lib="esnext.disposable" preserve="true" />
/**
 * Python's `concurrent.futures` for TypeScript: calls that run in threads or processes.
 *
 * - Times are milliseconds.
 * - What a worker runs is a function that uses nothing but its arguments, or one of a module, by
 *   `fromModule()`.
 *
 * @module futures
 */
export { CancelledError, InvalidStateError, TimeoutError } from '../asyncio/errors.ts';
export {
  ALL_COMPLETED,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  type ReturnWhen,
} from '../asyncio/wait/return-when.ts';
export type { WaitOptions } from '../asyncio/wait-options.ts';
export { asCompleted, type Ended } from './as-completed/as-completed.ts';
export { BrokenExecutor, BrokenProcessPool, BrokenThreadPool } from './errors.ts';
export {
  Executor,
  type Columns,
  type MapOptions,
  type ShutdownOptions,
} from './executor/executor.ts';
export { Future } from './future/future.ts';
export {
  ProcessPoolExecutor,
  type ProcessPoolExecutorOptions,
} from './process-pool-executor/process-pool-executor.ts';
export {
  ThreadPoolExecutor,
  type ThreadPoolExecutorOptions,
} from './thread-pool-executor/thread-pool-executor.ts';
export type { TimeoutOptions } from './timeout-options.ts';
export { wait, type DoneAndNotDoneFutures, type WaitSetOptions } from './wait/wait.ts';
export { fromModule, type ModuleFunction } from '../internal/workers/from-module.ts';
