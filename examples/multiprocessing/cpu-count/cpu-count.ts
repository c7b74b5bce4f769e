import { travels } from '../../internal/workers/travels.ts';
import { builtin } from '../../internal/builtin.ts';

/**
 * How many processors the machine has.
 *
 * - How many of them this process may use can be less: `navigator.hardwareConcurrency` and Node's
 *   `os.availableParallelism()` say that.
 *
 * @example
 * ```ts
 * import { cpuCount } from 'bingfa/multiprocessing';
 *
 * console.log(cpuCount() >= 1); // true
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.cpu_count
 */
export function cpuCount(): number {
  const os = builtin('node:os') as { cpus(): unknown[] } | undefined;
  const { navigator } = globalThis as { navigator?: { hardwareConcurrency?: number } };
  return os?.cpus().length || navigator?.hardwareConcurrency || 1;
}

travels(cpuCount, 'multiprocessing.cpuCount');
