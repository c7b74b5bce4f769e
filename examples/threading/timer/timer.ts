import { checkFunction, checkTimeout } from '../../internal/check.ts';
import { sharedCells } from '../../internal/shared/memory.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { AFTER, knowThread, Thread, threadOf } from '../thread/thread.ts';
import type { ThreadOptions } from '../thread/thread-options.ts';

/**
 * A thread that calls a function after some time, unless it is cancelled before.
 *
 * - It is a {@link Thread}: `start()` begins the time, `join()` waits for the end of the function or
 *   for the cancellation.
 * - The time passes in the thread itself, also while the one that has started it is busy.
 * - Passed to another thread, it is the same timer there, and can be cancelled.
 * - **Differs from Python**: the time is in milliseconds; arguments are an option.
 * - For a callback in this thread, `setTimeout()` or `loop.callLater()` cost much less.
 *
 * @example
 * ```ts
 * import { Timer } from 'bingfa/threading';
 *
 * const cell = new Int32Array(new SharedArrayBuffer(4));
 * const count = (cell: Int32Array) => void Atomics.add(cell, 0, 1);
 * const soon = new Timer(10, count, { args: [cell] });
 * const never = new Timer(60_000, count, { args: [cell] });
 * soon.start();
 * never.start();
 * never.cancel();
 * await soon.join();
 * await never.join();
 * console.log(cell[0]); // 1
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.Timer
 */
export class Timer<A extends unknown[] = unknown[]> extends Thread<A> {
  /** One cell: no longer zero once it is cancelled. */
  readonly #cells: Int32Array<SharedArrayBuffer>;

  /**
   * Makes a timer whose time has not begun.
   *
   * @param ms - How long to wait.
   * @param body - What to call then: a function that stands alone, or one of `fromModule()`.
   * @throws TypeError when `ms` is no number or `body` no function; RangeError when `ms` is NaN.
   */
  constructor(
    ms: number,
    body: (...args: A) => unknown,
    options?: Omit<ThreadOptions<A>, 'target'>,
  );
  /** @internal */

  constructor(ms: number, body: () => unknown, options: object, started: Started);
  constructor(
    ms: number,
    body: (...args: A) => unknown,
    options: Omit<ThreadOptions<A>, 'target'> = {},
    started?: Started,
  ) {
    checkTimeout('ms', ms);
    checkFunction('body', body);
    super({ ...options, target: body }, started?.ident as number);
    this.#cells = started?.cells ?? sharedCells(1);
    this[AFTER] = { cells: this.#cells, ms: Math.max(0, ms) };
  }

  /**
   * Ends the timer if its time is not up yet; otherwise nothing happens.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Timer.cancel
   */
  cancel(): void {
    Atomics.store(this.#cells, 0, 1);
    Atomics.notify(this.#cells, 0);
  }

  /** @internal */
  override [SHARE](): Shared {
    const { state: ident } = super[SHARE]();
    return { kind: 'threading.Timer', reach: 'threads', state: [ident, this.#cells] };
  }

  /** @internal */
  static override [REVIVE](state: unknown): Timer {
    const [ident, cells] = state as [number, Started['cells']];
    const known = threadOf(ident);
    if (known instanceof Timer) return known as Timer;
    return knowThread(ident, new Timer(0, () => undefined, {}, { ident, cells }));
  }
}

/** A timer of another thread. */
interface Started {
  readonly ident: number;
  readonly cells: Int32Array<SharedArrayBuffer>;
}
