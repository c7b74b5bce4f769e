import { MAIN } from '../../internal/shared/registry.ts';
import { travels } from '../../internal/workers/travels.ts';
import { threadOf, type Thread } from '../thread/thread.ts';

/**
 * Gives the thread that the program began with.
 *
 * @example
 * ```ts
 * import { mainThread } from 'bingfa/threading';
 *
 * console.log(mainThread().name, mainThread().isAlive()); // MainThread true
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.main_thread
 */
export function mainThread(): Thread {
  return threadOf(MAIN);
}

travels(mainThread, 'threading.mainThread');
