import { ownIdent } from '../../internal/shared/registry.ts';
import { travels } from '../../internal/workers/travels.ts';

/**
 * Gives the number of the thread that runs this code: 1 is the main thread.
 *
 * @example
 * ```ts
 * import { currentThread, getIdent } from 'bingfa/threading';
 *
 * console.log(getIdent() === currentThread().ident); // true
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.get_ident
 */
export function getIdent(): number {
  return ownIdent();
}

travels(getIdent, 'threading.getIdent');
