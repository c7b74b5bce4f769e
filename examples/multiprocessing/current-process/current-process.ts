import { travels } from '../../internal/workers/travels.ts';
import { ownIdentity, ownPid } from '../../internal/processes/family.ts';
import type { ProcessInfo } from './process-info.ts';

/**
 * The process in which this is called.
 *
 * @example
 * ```ts
 * import { currentProcess } from 'bingfa/multiprocessing';
 *
 * console.log(currentProcess().name); // MainProcess
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.current_process
 */
export function currentProcess(): ProcessInfo {
  const { name, daemon } = ownIdentity();
  return { name, daemon, pid: ownPid(), isAlive: () => true };
}

travels(currentProcess, 'multiprocessing.currentProcess');
