import { travels } from '../../internal/workers/travels.ts';
import { childrenAlive } from '../../internal/processes/family.ts';
import { type Process, processOf } from '../process/process.ts';

/**
 * The processes that this one has started and that run, also those of its pools and executors.
 *
 * - As in CPython, a pool's are daemons, named `SpawnPoolWorker-1`, an executor's are none, named
 *   `SpawnProcess-1`; they are gone from here as soon as their pool has sent them away.
 *
 * @example
 * ```ts
 * import { activeChildren, Process } from 'bingfa/multiprocessing';
 *
 * const worker = new Process({ target: () => new Promise(() => {}), daemon: true });
 * worker.start();
 * console.log(activeChildren().length); // 1
 * worker.terminate();
 * await worker.join();
 * console.log(activeChildren().length); // 0
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.active_children
 */
export function activeChildren(): Process[] {
  return [...childrenAlive()].map(processOf);
}

travels(activeChildren, 'multiprocessing.activeChildren');
