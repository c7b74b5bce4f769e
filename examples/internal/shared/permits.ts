import type { Deadline } from './futex.ts';
import type { Wait } from './wait.ts';

/** Permits in shared memory: how many are free, how many callers may sleep, how many there can be. */
const [FREE, SLEEPERS, MOST] = [0, 1, 2] as const;

/** How many cells permits need. @internal */
export const PERMIT_CELLS = 4;

/** Where their number in traces is. @internal */
export const PERMIT_NUMBER = 3;

/** @internal */
export function setPermits(cells: Int32Array, free: number, most: number): void {
  cells[FREE] = free;
  cells[MOST] = most;
}

/** Takes a permit if one is free. @internal */
export function tryPermit(cells: Int32Array): boolean {
  for (;;) {
    const free = Atomics.load(cells, FREE);
    if (free === 0) return false;
    if (Atomics.compareExchange(cells, FREE, free, free - 1) === free) return true;
  }
}

/** Gives permits back, and wakes as many callers; false if there would be more than can be. @internal */
export function givePermits(cells: Int32Array, count: number): boolean {
  const most = cells[MOST] as number;
  for (;;) {
    const free = Atomics.load(cells, FREE);
    if (free + count > most) return false;
    if (Atomics.compareExchange(cells, FREE, free, free + count) === free) break;
  }
  if (Atomics.load(cells, SLEEPERS) > 0) Atomics.notify(cells, FREE, count);
  return true;
}

/**
 * Waits for a permit and takes it; false when the time is up.
 *
 * The sleep goes in slices: a thread that is lost right after it was woken takes nothing, and wakes
 * nobody in its place.
 *
 * @internal
 */
export function* takePermit(cells: Int32Array, deadline: Deadline): Wait<boolean> {
  Atomics.add(cells, SLEEPERS, 1);
  try {
    for (;;) {
      if (tryPermit(cells)) return true;
      if (deadline.isOver) return false;
      yield { cells, index: FREE, value: 0, ms: deadline.slice };
    }
  } finally {
    Atomics.sub(cells, SLEEPERS, 1);
  }
}
