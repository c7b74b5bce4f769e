import { checkSignal } from '../../internal/check.ts';
import { dispose } from '../../internal/dispose.ts';
import { acquisition } from '../../internal/shared/acquisition.ts';
import { latch, latchHolder, tryLatch, unlatch } from '../../internal/shared/latch.ts';
import { GIVE_UP, OWNED, RETAKE, type Lockable } from '../../internal/shared/lockable.ts';
import { sharedCells } from '../../internal/shared/memory.ts';
import { ownIdent } from '../../internal/shared/registry.ts';
import { REVIVE, SHARE, type Shareable, type Shared } from '../../internal/shared/share.ts';
import { checkMayBlock, waitAsync, waitSync, type Wait } from '../../internal/shared/wait.ts';
import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import type { AcquireOptions, SyncAcquireOptions } from '../acquire-options.ts';

const STATE = 0;
/** Whose turn it is; like the last turn that there was, only who holds the lock may write it. */
const TURN = 1;
const LAST_TURN = 2;

const noLimit = acquisition().deadline;

class LockHold implements Disposable {
  readonly #cells: Int32Array;
  readonly #holder = ownIdent();
  readonly #turn: number;

  constructor(cells: Int32Array) {
    this.#cells = cells;
    cells[TURN] = cells[LAST_TURN] = this.#turn = ((cells[LAST_TURN] as number) + 1) | 0;
  }

  // Nobody but the holder's own thread changes the turn, so both together cannot be outdated.
  [dispose](): void {
    const cells = this.#cells;
    if (latchHolder(cells, STATE) === this.#holder && cells[TURN] === this.#turn) {
      unlatch(cells, STATE);
    }
  }
}

/**
 * Lets one caller at a time through, in whichever thread it is.
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.Lock
 */
export class Lock implements Shareable, Lockable {
  readonly #cells: Int32Array;

  /** Makes a lock that nobody holds. */
  constructor();
  /** @internal */
  constructor(cells: Int32Array);
  constructor(cells: Int32Array = sharedCells(3)) {
    this.#cells = cells;
  }

  acquire(options?: WaitOptions): Promise<Hold>;
  acquire(options: AcquireOptions): Promise<Hold | undefined>;
  async acquire(options?: AcquireOptions): Promise<Hold | undefined> {
    const { deadline, isPatient } = acquisition(options);
    checkSignal(options?.signal);
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
  [OWNED](): boolean {
    return latchHolder(this.#cells, STATE) === ownIdent();
  }

  /** @internal */
  [GIVE_UP](): number {
    const turn = this.#cells[TURN] as number;
    unlatch(this.#cells, STATE);
    return turn;
  }

  /** @internal */
  *[RETAKE](turn: unknown): Wait<void> {
    yield* latch(this.#cells, STATE, noLimit);
    this.#cells[TURN] = turn as number;
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
