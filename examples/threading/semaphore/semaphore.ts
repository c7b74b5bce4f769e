import { checkCount, checkSignal } from '../../internal/check.ts';
import { dispose } from '../../internal/dispose.ts';
import { LABEL, reporter } from '../../internal/report.ts';
import { acquisition } from '../../internal/shared/acquisition.ts';
import { labelOf } from '../../internal/shared/label.ts';
import { sharedCells } from '../../internal/shared/memory.ts';
import {
  givePermits,
  PERMIT_CELLS,
  PERMIT_NUMBER,
  setPermits,
  takePermit,
  tryPermit,
} from '../../internal/shared/permits.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { awaitFor, blockFor, checkMayBlock } from '../../internal/shared/wait.ts';
import type { Hold } from '../../asyncio/hold.ts';
import type { WaitOptions } from '../../asyncio/wait-options.ts';
import type { AcquireOptions, SyncAcquireOptions } from '../acquire-options.ts';

const MOST = 2 ** 31 - 1;

class Permit implements Disposable {
  #semaphore: Semaphore | undefined;

  /** @param task - Whose it is, where that is known. */
  constructor(semaphore: Semaphore, task?: number) {
    this.#semaphore = semaphore;
    if (reporter !== undefined) reporter.report('acquire', semaphore, '', undefined, task);
  }

  [dispose](): void {
    const semaphore = this.#semaphore;
    this.#semaphore = undefined;
    semaphore?.release();
  }
}

/**
 * Lets a given number of callers through at a time, in whichever threads they are.
 *
 * - **Order**: not promised, as in Python.
 * - **Cancellation**: an aborted waiter leaves, and the wake-up it had been given goes to the next.
 * - **Misuse**: `release()` without `acquire()` adds a permit, as in Python; use
 *   {@link BoundedSemaphore} to have that refused. Disposing a {@link Hold} twice gives one permit
 *   back, never two; do not mix it with `release()` for the same permit.
 * - **Lost threads**: a permit has no holder, as anybody may release it; that of a thread that is
 *   terminated is gone, unless somebody releases it.
 * - **Differs from Python**: `acquire()` gives a disposable {@link Hold}, or `undefined` where Python
 *   gives `False`.
 *
 * @example
 * ```ts
 * import { Semaphore, Thread } from 'bingfa/threading';
 *
 * const semaphore = new Semaphore(2);
 * const cells = new Int32Array(new SharedArrayBuffer(8));
 *
 * function job(semaphore: Semaphore, cells: Int32Array) {
 *   semaphore.acquireSync();
 *   const inside = Atomics.add(cells, 0, 1) + 1;
 *   if (inside > 2) cells[1] = inside;
 *   Atomics.sub(cells, 0, 1);
 *   semaphore.release();
 * }
 *
 * const args: [Semaphore, Int32Array] = [semaphore, cells];
 * const threads = [1, 2, 3].map(() => new Thread({ target: job, args }));
 * for (const thread of threads) thread.start();
 * for (const thread of threads) await thread.join();
 * console.log(cells[1]); // 0
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.Semaphore
 */
export class Semaphore {
  readonly #cells: Int32Array;

  /**
   * Makes a semaphore with this many permits.
   *
   * @throws TypeError or RangeError when `value` is not a whole number from 0 to 2,147,483,647.
   */
  constructor(value?: number);
  /** @internal */
  constructor(cells: Int32Array);
  /** @internal */
  constructor(value: number, most: number);
  constructor(value: number | Int32Array = 1, most = MOST) {
    if (value instanceof Int32Array) {
      this.#cells = value;
      return;
    }
    checkCount('value', value, 0);
    if (value > MOST) {
      throw new RangeError(`Pass a whole number <= ${MOST} as value: received ${value}`);
    }
    this.#cells = sharedCells(PERMIT_CELLS);
    setPermits(this.#cells, value, most);
  }

  /**
   * Waits until a permit is free, then takes it.
   *
   * @returns The right to give it back, once; `using` does that at the end of the block. `undefined`
   *   when the time was up, or when none was free and `blocking` is `false`.
   * @throws The signal's reason, when `signal` aborts; RangeError when `timeout` is negative, or given
   *   with `blocking: false`.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Semaphore.acquire
   */
  acquire(options?: WaitOptions): Promise<Hold>;
  acquire(options: AcquireOptions): Promise<Hold | undefined>;
  async acquire(options?: AcquireOptions): Promise<Hold | undefined> {
    const { deadline, isPatient } = acquisition(options);
    checkSignal(options?.signal);
    options?.signal?.throwIfAborted();
    if (tryPermit(this.#cells)) return new Permit(this);
    if (!isPatient) return undefined;
    const task = reporter?.caller(options?.signal);
    const took = await awaitFor(this, takePermit(this.#cells, deadline), options?.signal);
    return took ? new Permit(this, task) : undefined;
  }

  /**
   * Blocks the thread until a permit is free, then takes it.
   *
   * @returns As {@link Semaphore.acquire} does.
   * @throws As {@link Semaphore.acquire} does; Error on a page's own thread, which may not block.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Semaphore.acquire
   */
  acquireSync(): Hold;
  acquireSync(options: SyncAcquireOptions): Hold | undefined;
  acquireSync(options?: SyncAcquireOptions): Hold | undefined {
    const { deadline, isPatient } = acquisition(options);
    if (isPatient) checkMayBlock('acquire');
    if (tryPermit(this.#cells)) return new Permit(this);
    if (!isPatient) return undefined;
    return blockFor(this, takePermit(this.#cells, deadline)) ? new Permit(this) : undefined;
  }

  /**
   * Gives `n` permits back, and wakes as many of those who wait.
   *
   * @throws TypeError or RangeError when `n` is not a whole number of at least 1; RangeError when
   *   there would be more than 2,147,483,647.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Semaphore.release
   */
  release(n = 1): void {
    checkCount('n', n, 1);
    if (!givePermits(this.#cells, n)) {
      throw new RangeError('Acquire the semaphore before releasing it: all its permits are free');
    }
    if (reporter === undefined) return;
    for (let given = 0; given < n; given += 1) reporter.report('release', this, '');
  }

  /** @internal */
  [LABEL](): string {
    return this.labelAs('Semaphore');
  }

  /** @internal */
  labelAs(kind: 'Semaphore' | 'BoundedSemaphore'): string {
    return labelOf(kind, this.#cells, PERMIT_NUMBER);
  }

  /** @internal */
  [SHARE](): Shared {
    return { kind: 'threading.Semaphore', reach: 'threads', state: this.#cells };
  }

  /** @internal */
  static [REVIVE](state: unknown): Semaphore {
    return new Semaphore(state as Int32Array);
  }
}
