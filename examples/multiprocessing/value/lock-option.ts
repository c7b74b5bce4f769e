import { ProcessLock } from '../lock/process-lock.ts';
import { RLock } from '../rlock/rlock.ts';

/** Which lock comes with a {@link Value} or an {@link Array}. */
export interface LockOption {
  /** A lock of one's own; `false` for none. If left out, an RLock is made. */
  lock?: ProcessLock | boolean | undefined;
}

/** @internal */
export function lockOf({ lock = true }: LockOption): ProcessLock | undefined {
  if (lock === true) return new RLock();
  if (lock === false || lock instanceof ProcessLock) return lock || undefined;
  throw new TypeError(
    `Pass a Lock or RLock of bingfa/multiprocessing as lock: received ${typeof lock}`,
  );
}

/** @internal */
export function checkLock(lock: ProcessLock | undefined): ProcessLock {
  if (lock !== undefined) return lock;
  throw new Error('Leave out { lock: false }: without a lock there is none to get');
}
