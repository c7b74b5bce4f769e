import { threadsAlive } from '../../internal/shared/registry.ts';
import { travels } from '../../internal/workers/travels.ts';
import { threadOf, type Thread } from '../thread/thread.ts';

/**
 * Lists all threads of the process that live, oldest first: those that other threads have started
 * too, daemons, the main thread.
 *
 * @example
 * ```ts
 * import { enumerate } from 'bingfa/threading';
 *
 * console.log(enumerate().map(({ name }) => name)[0]); // MainThread
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.enumerate
 */
export function enumerate(): Thread[] {
  return threadsAlive().map(({ ident }) => threadOf(ident));
}

travels(enumerate, 'threading.enumerate');
