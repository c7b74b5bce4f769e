import type { Row } from '../contestant.ts';
import { event } from './event.ts';
import { handOff } from './hand-off.ts';
import { limiter } from './limiter.ts';
import { lock } from './lock.ts';
import { queue } from './queue.ts';
import { semaphore } from './semaphore.ts';

export type RowId = 'lock' | 'hand-off' | 'semaphore' | 'queue' | 'event' | 'limiter';

export const rows: Readonly<Record<RowId, Row>> = {
  lock,
  'hand-off': handOff,
  semaphore,
  queue,
  event,
  limiter,
};
