import type { Place } from '../../internal/processes/remote.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { ProcessLock, remoteLockOf } from '../lock/process-lock.ts';

/**
 * A lock that its holder can take again: it is free after as many releases.
 *
 * - **Who holds it** is a process, not a task: two tasks of one process both get in. Python tells
 *   threads apart, too.
 * - **Misuse**: releasing what another process holds throws.
 * - Everything else is as with {@link Lock}.
 *
 * @example
 * ```ts
 * import { RLock } from 'bingfa/multiprocessing';
 *
 * const lock = new RLock();
 * using outer = await lock.acquire();
 * using inner = await lock.acquire();
 * console.log(await lock.locked()); // true
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.RLock
 */
export class RLock extends ProcessLock {
  /** Makes a lock that nobody holds. */
  constructor();
  /** @internal */
  constructor(place: Place);
  constructor(place?: Place) {
    super(true, place);
  }

  /** @internal */
  [SHARE](): Shared {
    return {
      kind: 'multiprocessing.RLock',
      reach: 'processes',
      state: remoteLockOf(this).share(),
    };
  }

  /** @internal */
  static [REVIVE](state: unknown): RLock {
    return new RLock(state as Place);
  }
}
