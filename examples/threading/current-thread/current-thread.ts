import { ownIdent } from '../../internal/shared/registry.ts';
import { travels } from '../../internal/workers/travels.ts';
import { threadOf, type Thread } from '../thread/thread.ts';

/**
 * Gives the thread that runs this code.
 *
 * - Always the same object, in each thread.
 * - To call it in a thread whose function goes by source, pass it as an argument.
 *
 * @example
 * ```ts
 * import { currentThread, mainThread } from 'bingfa/threading';
 *
 * console.log(currentThread() === mainThread(), currentThread().name); // true MainThread
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.current_thread
 */
export function currentThread(): Thread {
  return threadOf(ownIdent());
}

travels(currentThread, 'threading.currentThread');
