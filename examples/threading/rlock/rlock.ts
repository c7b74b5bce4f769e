import { checkSignal } from '../../internal/check.ts';
import { LABEL, reporter } from '../../internal/report.ts';
import { acquisition } from '../../internal/shared/acquisition.ts';
import type { Deadline } from '../../internal/shared/futex.ts';
import { labelOf } from '../../internal/shared/label.ts';
import { checkLatch, latch, latchHolder, tryLatch, unlatch } from '../../internal/shared/latch.ts';
import { CHECK, GIVE_UP, OWNED, RETAKE } from '../../internal/shared/lockable.ts';
import { sharedCells } from '../../internal/shared/memory.ts';
import { isThreadAlive, ownIdent } from '../../internal/shared/registry.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { awaitFor, blockFor, checkMayBlock, type Wait } from '../../internal/shared/wait.ts';
import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import type { AcquireOptions, SyncAcquireOptions } from '../acquire-options.ts';
import { RLockHold, type Levels } from './rlock-hold.ts';

const STATE = 0;
/** How often its owner has taken it: only the owner may write it. */
const COUNT = 1;
/** Its number in traces. */
const NUMBER = 2;

const isGone = (ident: number): boolean => !isThreadAlive(ident);
const noLimit = acquisition().deadline;

/** How often this thread has taken the lock. @internal */
export let countOf: (lock: RLock) => number;

/**
 * A {@link Lock} that the thread that holds it may take again.
 *
 * - **Owner**: the thread. It is free for others when it was released as often as it was taken.
 * - **Order**: not promised, as in Python.
 * - **Cancellation**: an aborted waiter leaves, and the wake-up it had been given goes to the next.
 * - **Misuse**: only the thread that holds it may release it. The tasks of one thread are one owner:
 *   to keep them apart, use a {@link Lock}.
 * - **Differs from Python**: a thread that ends while it holds the lock breaks it, however it ends,
 *   since nobody else may release it; who wants it gets a {@link BrokenLockError}. `acquire()` gives
 *   a disposable {@link Hold}, or `undefined` where Python gives `False`. There is `locked()`, which
 *   Python has since 3.14.
 *
 * @example
 * ```ts
 * import { RLock } from 'bingfa/threading';
 *
 * const lock = new RLock();
 *
 * function size(items: string[]) {
 *   using held = lock.acquireSync();
 *   return items.length;
 * }
 *
 * function add(items: string[], item: string) {
 *   using held = lock.acquireSync();
 *   items.push(item);
 *   return size(items);
 * }
 *
 * console.log(add([], 'tea')); // 1
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.RLock
 */
export class RLock {
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
  constructor(cells: Int32Array = sharedCells(3)) {
    this.#cells = cells;
  }

  /**
   * Waits until the lock is free or this thread's own, then takes it.
   *
   * @returns The right to release it, once; `using` does that at the end of the block. `undefined`
   *   when the time was up, or when another thread has it and `blocking` is `false`.
   * @throws The signal's reason, when `signal` aborts; BrokenLockError when the thread that held the
   *   lock has ended; RangeError when `timeout` is negative, or given with `blocking: false`.
   * @see https://docs.python.org/3.13/library/threading.html#threading.RLock.acquire
   */
  acquire(options?: WaitOptions): Promise<Hold>;
  acquire(options: AcquireOptions): Promise<Hold | undefined>;
  async acquire(options?: AcquireOptions): Promise<Hold | undefined> {
    const { deadline, isPatient } = acquisition(options);
    checkSignal(options?.signal);
    options?.signal?.throwIfAborted();
    const taken = this.#take();
    if (taken !== undefined || !isPatient) return taken;
    const task = reporter?.caller(options?.signal);
    const took = await awaitFor(this, this.#wait(deadline), options?.signal);
    return took ? this.#hold(task) : undefined;
  }

  /**
   * Blocks the thread until the lock is free or its own, then takes it.
   *
   * @returns As {@link RLock.acquire} does.
   * @throws As {@link RLock.acquire} does; Error on a page's own thread, which may not block.
   * @see https://docs.python.org/3.13/library/threading.html#threading.RLock.acquire
   */
  acquireSync(): Hold;
  acquireSync(options: SyncAcquireOptions): Hold | undefined;
  acquireSync(options?: SyncAcquireOptions): Hold | undefined {
    const { deadline, isPatient } = acquisition(options);
    if (isPatient) checkMayBlock('acquire');
    const taken = this.#take();
    if (taken !== undefined || !isPatient) return taken;
    return blockFor(this, this.#wait(deadline)) ? this.#hold() : undefined;
  }

  /**
   * Releases the lock once; the last time it is free, and one of those who wait is woken.
   *
   * @throws Error when this thread does not hold the lock (Python: `RuntimeError`).
   * @see https://docs.python.org/3.13/library/threading.html#threading.RLock.release
   */
  release(): void {
    this.#checkOwned();
    this.#holds.pop()?.forget();
    this.#leave();
  }

  /**
   * Says whether some thread holds the lock.
   *
   * @see https://docs.python.org/3.14/library/threading.html#threading.RLock.locked
   */
  locked(): boolean {
    return latchHolder(this.#cells, STATE) !== 0;
  }

  /** @internal */
  [OWNED](): boolean {
    return latchHolder(this.#cells, STATE) === ownIdent();
  }

  /** @internal */
  [CHECK](): void {
    checkLatch(this.#cells, STATE, isGone);
  }

  /** @internal */
  [GIVE_UP](): Levels {
    this.#checkOwned();
    const levels = { count: this.#cells[COUNT] as number, holds: this.#holds };
    this.#holds = [];
    this.#cells[COUNT] = 0;
    this.#free();
    return levels;
  }

  /** @internal */
  *[RETAKE](given: unknown): Wait<void> {
    const { count, holds } = given as Levels;
    yield* latch(this.#cells, STATE, noLimit, isGone);
    const live = holds.filter((hold) => !hold.isOver);
    this.#holds = live;
    this.#cells[COUNT] = Math.max(1, count - (holds.length - live.length));
    if (reporter !== undefined) reporter.report('acquire', this, '');
  }

  /** @internal */
  [LABEL](): string {
    return labelOf('RLock', this.#cells, NUMBER);
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

  /** @param task - Whose it is, where that is known. */
  #hold(task?: number): RLockHold {
    const count = (this.#cells[COUNT] as number) + 1;
    this.#cells[COUNT] = count;
    if (reporter !== undefined && count === 1) {
      reporter.report('acquire', this, '', undefined, task);
    }
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
    if (left === 0) this.#free();
  }

  #free(): void {
    // Told before it is done: in a trace, whoever gets it next must come later.
    if (reporter !== undefined) reporter.report('release', this, '');
    unlatch(this.#cells, STATE);
  }
}
