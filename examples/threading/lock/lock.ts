import { checkSignal } from '../../internal/check.ts';
import { dispose } from '../../internal/dispose.ts';
import { LABEL, reporter } from '../../internal/report.ts';
import { acquisition } from '../../internal/shared/acquisition.ts';
import { labelOf } from '../../internal/shared/label.ts';
import { checkLatch, latch, latchHolder, tryLatch, unlatch } from '../../internal/shared/latch.ts';
import { CHECK, GIVE_UP, OWNED, RETAKE } from '../../internal/shared/lockable.ts';
import { sharedCells } from '../../internal/shared/memory.ts';
import { ownIdent } from '../../internal/shared/registry.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { awaitFor, blockFor, checkMayBlock, type Wait } from '../../internal/shared/wait.ts';
import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import type { AcquireOptions, SyncAcquireOptions } from '../acquire-options.ts';

const STATE = 0;
/** Whose turn it is; like the last turn that there was, only who holds the lock may write it. */
const TURN = 1;
const LAST_TURN = 2;
/** Its number in traces. */
const NUMBER = 3;

const noLimit = acquisition().deadline;

let cellsOf: (lock: Lock) => Int32Array;

class LockHold implements Disposable {
  readonly #lock: Lock;
  readonly #holder = ownIdent();
  readonly #turn: number;

  /** @param task - Whose it is, where that is known. */
  constructor(lock: Lock, task?: number) {
    this.#lock = lock;
    const cells = cellsOf(lock);
    cells[TURN] = cells[LAST_TURN] = this.#turn = ((cells[LAST_TURN] as number) + 1) | 0;
    if (reporter !== undefined) reporter.report('acquire', lock, '', undefined, task);
  }

  // Nobody but the holder's own thread changes the turn, so both together cannot be outdated.
  [dispose](): void {
    const cells = cellsOf(this.#lock);
    if (latchHolder(cells, STATE) === this.#holder && cells[TURN] === this.#turn) {
      this.#lock.release();
    }
  }
}

/**
 * Lets one caller at a time through, in whichever thread it is.
 *
 * - **Sharing**: pass it to a thread among the arguments, and it is the same lock there.
 * - **Order**: not promised, as in Python. Who comes at the right moment may overtake those who
 *   wait.
 * - **Waiting**: `await acquire()` works everywhere; `acquireSync()` blocks the thread, which a
 *   page's own thread may not do.
 * - **Cancellation**: an aborted waiter leaves, and the wake-up it had been given goes to the next.
 * - **Misuse**: releasing a lock that nobody holds throws. Any thread may release it, and acquiring
 *   it twice waits for ever: see {@link RLock}.
 * - **Differs from Python**: a thread that throws, exits or is terminated while it holds the lock
 *   breaks it, and who wants it gets a {@link BrokenLockError} instead of waiting for ever.
 *   `acquire()` gives a disposable {@link Hold}, or `undefined` where Python gives `False`.
 *
 * @example
 * ```ts
 * import { Lock, Thread } from 'bingfa/threading';
 *
 * const lock = new Lock();
 * const balance = new Int32Array(new SharedArrayBuffer(4));
 *
 * function deposit(lock: Lock, balance: Int32Array, times: number) {
 *   for (let n = 0; n < times; n += 1) {
 *     lock.acquireSync();
 *     balance[0]! += 1;
 *     lock.release();
 *   }
 * }
 *
 * const args: [Lock, Int32Array, number] = [lock, balance, 1000];
 * const threads = [1, 2].map(() => new Thread({ target: deposit, args }));
 * for (const thread of threads) thread.start();
 * for (const thread of threads) await thread.join();
 * console.log(balance[0]); // 2000
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.Lock
 */
export class Lock {
  readonly #cells: Int32Array;

  static {
    cellsOf = (lock) => lock.#cells;
  }

  /** Makes a lock that nobody holds. */
  constructor();
  /** @internal */
  constructor(cells: Int32Array);
  constructor(cells: Int32Array = sharedCells(4)) {
    this.#cells = cells;
  }

  /**
   * Waits until the lock is free, then takes it.
   *
   * @returns The right to release it, once; `using` does that at the end of the block. `undefined`
   *   when the time was up, or when it was not free and `blocking` is `false`.
   * @throws The signal's reason, when `signal` aborts; BrokenLockError when the thread that held the
   *   lock was lost; RangeError when `timeout` is negative, or given with `blocking: false`.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Lock.acquire
   */
  acquire(options?: WaitOptions): Promise<Hold>;
  acquire(options: AcquireOptions): Promise<Hold | undefined>;
  async acquire(options?: AcquireOptions): Promise<Hold | undefined> {
    const { deadline, isPatient } = acquisition(options);
    checkSignal(options?.signal);
    options?.signal?.throwIfAborted();
    const cells = this.#cells;
    if (tryLatch(cells, STATE)) return new LockHold(this);
    if (!isPatient) return undefined;
    const task = reporter?.caller(options?.signal);
    const took = await awaitFor(this, latch(cells, STATE, deadline), options?.signal);
    return took ? new LockHold(this, task) : undefined;
  }

  /**
   * Blocks the thread until the lock is free, then takes it.
   *
   * @returns As {@link Lock.acquire} does.
   * @throws As {@link Lock.acquire} does; Error on a page's own thread, which may not block.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Lock.acquire
   */
  acquireSync(): Hold;
  acquireSync(options: SyncAcquireOptions): Hold | undefined;
  acquireSync(options?: SyncAcquireOptions): Hold | undefined {
    const cells = this.#cells;
    if (options === undefined) {
      checkMayBlock('acquire');
      if (!tryLatch(cells, STATE)) blockFor(this, latch(cells, STATE, noLimit));
      return new LockHold(this);
    }
    const { deadline, isPatient } = acquisition(options);
    if (isPatient) checkMayBlock('acquire');
    if (tryLatch(cells, STATE)) return new LockHold(this);
    if (!isPatient) return undefined;
    return blockFor(this, latch(cells, STATE, deadline)) ? new LockHold(this) : undefined;
  }

  /**
   * Frees the lock, whichever thread holds it, and wakes one of those who wait.
   *
   * - Released for a thread that was lost, it is whole again.
   *
   * @throws Error when nobody holds the lock (Python: `RuntimeError`).
   * @see https://docs.python.org/3.13/library/threading.html#threading.Lock.release
   */
  release(): void {
    // Told before it is done: in a trace, whoever gets it next must come later.
    if (reporter !== undefined && this.locked()) reporter.report('release', this, '');
    if (!unlatch(this.#cells, STATE)) {
      throw new Error('Acquire the lock before releasing it: nobody holds it');
    }
  }

  /**
   * Says whether somebody holds the lock.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Lock.locked
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
    checkLatch(this.#cells, STATE);
  }

  /** @internal */
  [GIVE_UP](): number {
    const turn = this.#cells[TURN] as number;
    this.release();
    return turn;
  }

  /** @internal */
  *[RETAKE](turn: unknown): Wait<void> {
    yield* latch(this.#cells, STATE, noLimit);
    this.#cells[TURN] = turn as number;
    if (reporter !== undefined) reporter.report('acquire', this, '');
  }

  /** @internal */
  [LABEL](): string {
    return labelOf('Lock', this.#cells, NUMBER);
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
