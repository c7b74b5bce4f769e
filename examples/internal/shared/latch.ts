import { BrokenLockError } from '../../threading/errors.ts';
import { Deadline } from './futex.ts';
import { endOf, isThreadLost, ownIdent } from './registry.ts';
import { waitSync, type Wait } from './wait.ts';

/**
 * A lock in one cell of shared memory: 0 while it is free, else twice the ident of the thread that
 * holds it, plus 1 if somebody may sleep until it is free.
 */
const FREE = 0;
const SLEEPERS = 1;

/** Takes a free lock. @internal */
export function tryLatch(cells: Int32Array, at: number): boolean {
  return Atomics.compareExchange(cells, at, FREE, ownIdent() << 1) === FREE;
}

/** Frees the lock, whoever holds it; false if nobody does. @internal */
export function unlatch(cells: Int32Array, at: number): boolean {
  const before = Atomics.exchange(cells, at, FREE);
  if ((before & SLEEPERS) !== 0) Atomics.notify(cells, at, 1);
  return before !== FREE;
}

/** The ident of the thread that holds the lock; 0 if nobody does. @internal */
export function latchHolder(cells: Int32Array, at: number): number {
  return Atomics.load(cells, at) >>> 1;
}

/**
 * Waits for the lock and takes it; false when the time is up.
 *
 * Who wakes up may find that somebody else was faster, and sleeps again. The sleep goes in slices:
 * a thread that is lost while it holds the lock, or right after it was woken, wakes nobody.
 *
 * @param isGone - Whether a thread can no longer free the lock.
 * @throws BrokenLockError when the thread that holds it is gone.
 * @internal
 */
export function* latch(
  cells: Int32Array,
  at: number,
  deadline: Deadline,
  isGone: (ident: number) => boolean = isThreadLost,
): Wait<boolean> {
  const mine = (ownIdent() << 1) | SLEEPERS;
  let wasWoken = false;
  for (;;) {
    const seen = Atomics.load(cells, at);
    if (seen === FREE) {
      if (Atomics.compareExchange(cells, at, FREE, mine) === FREE) return true;
      continue;
    }
    checkLatch(cells, at, isGone);
    if (deadline.isOver) {
      if (wasWoken) Atomics.notify(cells, at, 1);
      return false;
    }
    const marked = seen | SLEEPERS;
    if (seen !== marked && Atomics.compareExchange(cells, at, seen, marked) !== seen) continue;
    wasWoken = (yield { cells, index: at, value: marked, ms: deadline.slice }) === 'ok';
  }
}

/** Throws a BrokenLockError if the thread that holds the lock is gone. @internal */
export function checkLatch(
  cells: Int32Array,
  at: number,
  isGone: (ident: number) => boolean = isThreadLost,
): void {
  const holder = latchHolder(cells, at);
  // It may have freed the lock and ended since: gone, and holding it still, is what breaks it.
  if (holder !== 0 && isGone(holder) && latchHolder(cells, at) === holder) throw brokenBy(holder);
}

/** @internal */
export function brokenBy(ident: number): BrokenLockError {
  return new BrokenLockError(`Make a new lock: ${endOf(ident)} without releasing this one`);
}

const SPINS = 200;
const noLimit = new Deadline(undefined);

/**
 * Runs a few lines that nobody else may be in between of, also on a page's own thread: whoever holds
 * the lock is about to free it. `mend` runs first if a thread was lost in the middle of them.
 *
 * @internal
 */
export function exclusively<T>(
  cells: Int32Array,
  at: number,
  body: () => T,
  mend: () => void,
  mayBlock: boolean,
): T {
  for (let spins = 0; !tryLatch(cells, at); spins += 1) {
    const holder = latchHolder(cells, at);
    if (holder !== 0 && isThreadLost(holder)) {
      const lost = Atomics.load(cells, at);
      if (lost >>> 1 !== holder) continue;
      if (Atomics.compareExchange(cells, at, lost, (ownIdent() << 1) | SLEEPERS) !== lost) continue;
      mend();
      break;
    }
    if (spins > SPINS && mayBlock && takeOrSeeLost(cells, at)) break;
  }
  try {
    return body();
  } finally {
    unlatch(cells, at);
  }
}

function takeOrSeeLost(cells: Int32Array, at: number): boolean {
  try {
    return waitSync(latch(cells, at, noLimit));
  } catch (error) {
    if (error instanceof BrokenLockError) return false;
    throw error;
  }
}
