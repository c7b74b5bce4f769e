/**
 * Queues that threads share.
 *
 * @module queue
 */
export { Empty, Full, ShutDown } from './errors.ts';
export type { GetOptions, PutOptions } from './options.ts';
export { Queue } from './queue/queue.ts';
