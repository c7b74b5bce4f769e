import type { Place } from '../../internal/processes/remote.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { ProcessLock, remoteLockOf } from './process-lock.ts';

/**
 * Lets one process at a time through; the others wait in order of arrival.
 *
 * - **Where it lives**: in the process that made it; others ask that one, so its event loop must be
 *   free to answer. Pass the lock as an argument, or through a queue.
 * - **Order**: first come, first served, over all processes.
 * - **Cancellation**: an aborted waiter leaves the row; if it was given the lock before the abort
 *   arrived, `acquire()` resolves.
 * - **Faults**: a process that ends with the lock breaks it: who waits gets a `BrokenLockError`,
 *   until somebody repairs what the lock guards and calls `release()`. In Python all wait for ever.
 * - **Misuse**: any process may release it, as in Python; releasing what nobody holds throws.
 * - **Differs from Python**: everything answers by a promise, and nothing blocks: a process that
 *   blocks takes no messages.
 *
 * @example
 * ```ts
 * import { Lock } from 'bingfa/multiprocessing';
 *
 * const lock = new Lock();
 * {
 *   using held = await lock.acquire();
 *   console.log(await lock.acquire({ blocking: false })); // undefined
 * }
 * console.log(await lock.locked()); // false
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Lock
 */
export class Lock extends ProcessLock {
  /** Makes a lock that nobody holds. */
  constructor();
  /** @internal */
  constructor(place: Place);
  constructor(place?: Place) {
    super(false, place);
  }

  /** @internal */
  [SHARE](): Shared {
    return {
      kind: 'multiprocessing.Lock',
      reach: 'processes',
      state: remoteLockOf(this).share(),
    };
  }

  /** @internal */
  static [REVIVE](state: unknown): Lock {
    return new Lock(state as Place);
  }
}
