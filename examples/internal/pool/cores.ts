import { builtin } from '../builtin.ts';

/** How many processors this process may use. @internal */
export function availableCores(): number {
  const { navigator } = globalThis as { navigator?: { hardwareConcurrency?: number } };
  const os = builtin('node:os') as { availableParallelism: () => number } | undefined;
  return os?.availableParallelism() ?? navigator?.hardwareConcurrency ?? 1;
}
