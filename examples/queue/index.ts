/**
 * Queues that threads share.
 *
 * @module queue
 */
export type { WaitOptions } from '../asyncio/wait-options.ts';
export { Empty, Full, ShutDown } from './errors.ts';
export { LifoQueue } from './lifo-queue/lifo-queue.ts';
export type {
  GetOptions,
  PutOptions,
  SyncGetOptions,
  SyncPutOptions,
  TransferOptions,
} from './options.ts';
export { PriorityQueue } from './priority-queue/priority-queue.ts';
export { Queue } from './queue/queue.ts';
export { SimpleQueue } from './simple-queue/simple-queue.ts';
