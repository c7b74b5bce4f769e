import { cpuMap } from '../../pool/cpu-map.ts';
import { poolTasks } from '../../pool/tasks.ts';
import { handingNumbers, handingPairs } from '../../queue/hand-over.ts';
import { sharedLock } from '../../threading/lock.ts';
import { toThreads } from '../../threading/to-thread.ts';
import type { Row } from '../contestant.ts';
import { event } from './event.ts';
import { gathering } from './gather.ts';
import { handOff } from './hand-off.ts';
import { limiter } from './limiter.ts';
import { lock } from './lock.ts';
import { queue } from './queue.ts';
import { semaphore } from './semaphore.ts';
import { taskGroup } from './task-group.ts';
import { timeouts } from './timeout.ts';

export type RowId =
  | 'lock'
  | 'hand-off'
  | 'semaphore'
  | 'queue'
  | 'event'
  | 'limiter'
  | 'task-group'
  | 'gather'
  | 'timeout'
  | 'shared-lock'
  | 'to-thread'
  | 'thread-queue'
  | 'thread-queue-pairs'
  | 'pool'
  | 'cpu-map';

export const rows: Readonly<Record<RowId, Row>> = {
  lock,
  'hand-off': handOff,
  semaphore,
  queue,
  event,
  limiter,
  'task-group': taskGroup,
  gather: gathering,
  timeout: timeouts,
  'shared-lock': sharedLock,
  'to-thread': toThreads,
  'thread-queue': handingNumbers,
  'thread-queue-pairs': handingPairs,
  pool: poolTasks,
  'cpu-map': cpuMap,
};
