/// <reference lib="esnext.disposable" preserve="true" />
export type { Hold } from '../asyncio/hold.ts';
export type { WaitOptions } from '../asyncio/wait-options.ts';
export type { AcquireOptions, SyncAcquireOptions } from './acquire-options.ts';
export { BrokenLockError } from './errors.ts';
export { Lock } from './lock/lock.ts';
