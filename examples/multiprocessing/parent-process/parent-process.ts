import { travels } from '../../internal/workers/travels.ts';
import { parentIdentity } from '../../internal/processes/family.ts';
import type { ProcessInfo } from '../current-process/process-info.ts';

/**
 * The process that has started this one; nothing in the main process.
 *
 * - `if (parentProcess() === undefined)` is the counterpart of Python's
 *   `if __name__ == '__main__'`, for a module that processes import too.
 *
 * @example
 * ```ts
 * import { parentProcess } from 'bingfa/multiprocessing';
 *
 * console.log(parentProcess()); // undefined
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.parent_process
 */
export function parentProcess(): ProcessInfo | undefined {
  const parent = parentIdentity();
  if (parent === undefined) return undefined;
  const { name, daemon, pid = 1 } = parent;
  return { name, daemon, pid, isAlive: () => true };
}

travels(parentProcess, 'multiprocessing.parentProcess');
