import { dispose } from '../../internal/dispose.ts';
import { acquisition } from '../../internal/shared/acquisition.ts';
import { latch, latchHolder, tryLatch, unlatch } from '../../internal/shared/latch.ts';
import { sharedCells } from '../../internal/shared/memory.ts';
import { REVIVE, SHARE, type Shareable, type Shared } from '../../internal/shared/share.ts';
import { checkMayBlock, waitAsync, waitSync } from '../../internal/shared/wait.ts';
import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import type { AcquireOptions, SyncAcquireOptions } from '../acquire-options.ts';

const STATE = 0;
/** How often the lock was taken: who holds it may write it. */
const TURN = 1;

class LockHold implements Disposable {
  readonly #cells: Int32Array;
  readonly #turn: number;

  constructor(cells: Int32Array) {
    this.#cells = cells;
    cells[TURN] = this.#turn = ((cells[TURN] as number) + 1) | 0;
  }

  [dispose](): void {
    if (this.#cells[TURN] === this.#turn) unlatch(this.#cells, STATE);
  }
}

/**
 * Lets one caller at a time through, in whichever thread it is.
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.Lock
 */
export class Lock implements Shareable {
  readonly #cells: Int32Array;

  /** Makes a lock that nobody holds. */
  constructor();
  /** @internal */
  constructor(cells: Int32Array);
  constructor(cells: Int32Array = sharedCells(2)) {
    this.#cells = cells;
  }

  acquire(options?: WaitOptions): Promise<Hold>;
  acquire(options: AcquireOptions): Promise<Hold | undefined>;
  async acquire(options?: AcquireOptions): Promise<Hold | undefined> {
    const { deadline, isPatient } = acquisition(options);
    options?.signal?.throwIfAborted();
    const cells = this.#cells;
    if (tryLatch(cells, STATE)) return new LockHold(cells);
    if (!isPatient) return undefined;
    const took = await waitAsync(latch(cells, STATE, deadline), options?.signal);
    return took ? new LockHold(cells) : undefined;
  }

  acquireSync(): Hold;
  acquireSync(options: SyncAcquireOptions): Hold | undefined;
  acquireSync(options?: SyncAcquireOptions): Hold | undefined {
    const cells = this.#cells;
    if (options === undefined) {
      checkMayBlock('acquire');
      if (!tryLatch(cells, STATE)) waitSync(latch(cells, STATE, acquisition().deadline));
      return new LockHold(cells);
    }
    const { deadline, isPatient } = acquisition(options);
    if (isPatient) checkMayBlock('acquire');
    if (tryLatch(cells, STATE)) return new LockHold(cells);
    if (!isPatient) return undefined;
    return waitSync(latch(cells, STATE, deadline)) ? new LockHold(cells) : undefined;
  }

  release(): void {
    if (!unlatch(this.#cells, STATE)) {
      throw new Error('Acquire the lock before releasing it: nobody holds it');
    }
  }

  locked(): boolean {
    return latchHolder(this.#cells, STATE) !== 0;
  }

  /** @internal */
  [SHARE](): Shared {
    return { kind: 'threading.Lock', reach: 'threads', state: this.#cells };
  }

  /** @internal */
  static [REVIVE](state: unknown): Lock {
    return new Lock(state as Int32Array);
  }
}
