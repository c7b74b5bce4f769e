import { threadsAlive } from '../../internal/shared/registry.ts';
import { travels } from '../../internal/workers/travels.ts';

/**
 * Counts the threads that live: as many as `enumerate()` lists.
 *
 * @example
 * ```ts
 * import { activeCount } from 'bingfa/threading';
 *
 * console.log(activeCount() >= 1); // true
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.active_count
 */
export function activeCount(): number {
  return threadsAlive().length;
}

travels(activeCount, 'threading.activeCount');
