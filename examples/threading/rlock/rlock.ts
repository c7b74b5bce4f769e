import { checkSignal } from '../../internal/check.ts';
import { dispose } from '../../internal/dispose.ts';
import { acquisition } from '../../internal/shared/acquisition.ts';
import type { Deadline } from '../../internal/shared/futex.ts';
import { latch, latchHolder, tryLatch, unlatch } from '../../internal/shared/latch.ts';
import { GIVE_UP, OWNED, RETAKE, type Lockable } from '../../internal/shared/lockable.ts';
import { sharedCells } from '../../internal/shared/memory.ts';
import { isThreadAlive, ownIdent } from '../../internal/shared/registry.ts';
import { REVIVE, SHARE, type Shareable, type Shared } from '../../internal/shared/share.ts';
import { checkMayBlock, waitAsync, waitSync, type Wait } from '../../internal/shared/wait.ts';
import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import type { AcquireOptions, SyncAcquireOptions } from '../acquire-options.ts';

const STATE = 0;
/** How often its owner has taken it: only the owner may write it. */
const COUNT = 1;

const isGone = (ident: number): boolean => !isThreadAlive(ident);
const noLimit = acquisition().deadline;

/** The right to release once, as long as no `release()` has stood for it. */
class RLockHold implements Disposable {
  #end: ((hold: RLockHold) => void) | undefined;

  constructor(end: (hold: RLockHold) => void) {
    this.#end = end;
  }

  get isOver(): boolean {
    return this.#end === undefined;
  }

  /** Notes that somebody else has released for it. */
  forget(): void {
    this.#end = undefined;
  }

  [dispose](): void {
    const end = this.#end;
    this.#end = undefined;
    end?.(this);
  }
}

/** What a condition's waiter has given up. */
interface Levels {
  readonly count: number;
  readonly holds: readonly RLockHold[];
}

/** How often this thread has taken the lock. @internal */
export let countOf: (lock: RLock) => number;

export class RLock implements Shareable, Lockable {
  readonly #cells: Int32Array;
  /** The rights of this thread to release, outermost first. */
  #holds: RLockHold[] = [];

  static {
    countOf = (lock) => (lock[OWNED]() ? (lock.#cells[COUNT] as number) : 0);
  }

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
    checkSignal(options?.signal);
    options?.signal?.throwIfAborted();
    const taken = this.#take();
    if (taken !== undefined || !isPatient) return taken;
    const took = await waitAsync(this.#wait(deadline), options?.signal);
    return took ? this.#hold() : undefined;
  }

  acquireSync(): Hold;
  acquireSync(options: SyncAcquireOptions): Hold | undefined;
  acquireSync(options?: SyncAcquireOptions): Hold | undefined {
    const { deadline, isPatient } = acquisition(options);
    if (isPatient) checkMayBlock('acquire');
    const taken = this.#take();
    if (taken !== undefined || !isPatient) return taken;
    return waitSync(this.#wait(deadline)) ? this.#hold() : undefined;
  }

  release(): void {
    this.#checkOwned();
    this.#holds.pop()?.forget();
    this.#leave();
  }

  locked(): boolean {
    return latchHolder(this.#cells, STATE) !== 0;
  }

  /** @internal */
  [OWNED](): boolean {
    return latchHolder(this.#cells, STATE) === ownIdent();
  }

  /** @internal */
  [GIVE_UP](): Levels {
    this.#checkOwned();
    const levels = { count: this.#cells[COUNT] as number, holds: this.#holds };
    this.#holds = [];
    this.#cells[COUNT] = 0;
    unlatch(this.#cells, STATE);
    return levels;
  }

  /** @internal */
  *[RETAKE](given: unknown): Wait<void> {
    const { count, holds } = given as Levels;
    yield* latch(this.#cells, STATE, noLimit, isGone);
    const live = holds.filter((hold) => !hold.isOver);
    this.#holds = live;
    this.#cells[COUNT] = Math.max(1, count - (holds.length - live.length));
  }

  /** @internal */
  [SHARE](): Shared {
    return { kind: 'threading.RLock', reach: 'threads', state: this.#cells };
  }

  /** @internal */
  static [REVIVE](state: unknown): RLock {
    return new RLock(state as Int32Array);
  }

  #checkOwned(): void {
    if (this[OWNED]()) return;
    throw new Error('Acquire the lock before releasing it: this thread does not hold it');
  }

  #take(): RLockHold | undefined {
    return this[OWNED]() || tryLatch(this.#cells, STATE) ? this.#hold() : undefined;
  }

  #wait(deadline: Deadline): Wait<boolean> {
    return latch(this.#cells, STATE, deadline, isGone);
  }

  #hold(): RLockHold {
    this.#cells[COUNT] = (this.#cells[COUNT] as number) + 1;
    const hold = new RLockHold(this.#dispose);
    this.#holds.push(hold);
    return hold;
  }

  readonly #dispose = (hold: RLockHold): void => {
    const level = this.#holds.indexOf(hold);
    if (level < 0) return;
    this.#holds.splice(level, 1);
    if (this[OWNED]()) this.#leave();
  };

  #leave(): void {
    const left = (this.#cells[COUNT] as number) - 1;
    this.#cells[COUNT] = left;
    if (left === 0) unlatch(this.#cells, STATE);
  }
}
