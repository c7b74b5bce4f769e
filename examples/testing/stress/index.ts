import { conditions } from './conditions.ts';
import { locks } from './locks.ts';
import { poolStresses } from './pools.ts';
import { processes } from './processes.ts';
import { queues } from './queues.ts';
import type { Stress } from './stress.ts';

/** Everything that threads and processes fight for. */
export const stresses: readonly Stress[] = [
  ...locks,
  ...conditions,
  ...queues,
  ...processes,
  ...poolStresses,
];
