import { admissions } from './admission.ts';
import { barriers } from './barrier.ts';
import { conditions } from './condition.ts';
import { events } from './event.ts';
import { queues } from './queue.ts';
import type { Race } from './race.ts';
import { tasks } from './task.ts';

/** Every property that random programs are tried on. */
export const races: readonly Race[] = [
  ...admissions,
  ...events,
  ...conditions,
  ...barriers,
  ...queues,
  ...tasks,
];
