import { measure } from 'mitata';

/**
 * The time of the processor, not of the clock on the wall: what else runs on the machine then hardly
 * matters. The collector must be on the same thread (`--single-threaded-gc`), or its helpers' idling
 * would count.
 */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1_000;
}

/**
 * Nanoseconds of a run: the median of three, after one to warm up.
 *
 * What mitata calls an iteration of an async function is one call and the `await` of its promise,
 * which costs as much as a free lock. So an iteration is a run of many operations here. Garbage is
 * collected when V8 likes, as in a program: a forced collection shrinks the young generation, and
 * what follows it pays.
 */
export async function sample(run: () => Promise<void>): Promise<number> {
  const options = { min_samples: 3, max_samples: 3, min_cpu_time: 0, gc: false, now: cpuTime };
  return (await measure(run, options)).p50;
}
