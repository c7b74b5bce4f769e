import { conditions } from './conditions.ts';
import { locks } from './locks.ts';
import { queues } from './queues.ts';
import type { Stress } from './stress.ts';

/** Everything that threads fight for. */
export const stresses: readonly Stress[] = [...locks, ...conditions, ...queues];
