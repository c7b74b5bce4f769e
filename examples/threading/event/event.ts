import { checkSignal } from '../../internal/check.ts';
import { LABEL, reporter } from '../../internal/report.ts';
import { deadlineOf } from '../../internal/shared/acquisition.ts';
import type { Deadline } from '../../internal/shared/futex.ts';
import { labelOf } from '../../internal/shared/label.ts';
import { sharedCells } from '../../internal/shared/memory.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { awaitFor, blockFor, checkMayBlock, type Wait } from '../../internal/shared/wait.ts';
import type { SyncTimedOptions, TimedOptions } from '../timed-options.ts';

/** How often the flag has changed: while that is odd, it is set. */
const CHANGES = 0;
/** Its number in traces. */
const NUMBER = 1;

const isOdd = (changes: number): boolean => (changes & 1) === 1;

/**
 * A flag that any number of callers, in any threads, can wait for.
 *
 * - **No take-back**: whoever was waiting at `set()` goes on, even if `clear()` follows at once.
 * - **Cancellation**: an aborted waiter leaves; the others are not disturbed.
 * - **Differs from Python**: the name hides the DOM's `Event`: import it only where you need it.
 *
 * @example
 * ```ts
 * import { Event, Thread } from 'bingfa/threading';
 *
 * const ready = new Event();
 * const thread = new Thread({ target: (ready: Event) => ready.set(), args: [ready] });
 * thread.start();
 * console.log(await ready.wait()); // true
 * await thread.join();
 * ```
 *
 * @see https://docs.python.org/3.13/library/threading.html#threading.Event
 */
export class Event {
  readonly #cells: Int32Array;

  /** Makes a flag that is not set. */
  constructor();
  /** @internal */
  constructor(cells: Int32Array);
  constructor(cells: Int32Array = sharedCells(2)) {
    this.#cells = cells;
  }

  /**
   * Waits until the flag is set.
   *
   * @returns `true`; `false` when the time was up.
   * @throws The signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Event.wait
   */
  async wait(options?: TimedOptions): Promise<boolean> {
    const signal = options?.signal;
    checkSignal(signal);
    signal?.throwIfAborted();
    const deadline = deadlineOf(options);
    return this.isSet() || awaitFor(this, this.#wait(deadline), signal);
  }

  /**
   * Does what {@link Event.wait} does, blocking the thread.
   *
   * @throws Error on a page's own thread, which may not block.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Event.wait
   */
  waitSync(options?: SyncTimedOptions): boolean {
    checkMayBlock('wait');
    const deadline = deadlineOf(options);
    return this.isSet() || blockFor(this, this.#wait(deadline));
  }

  /**
   * Sets the flag and wakes everyone who waits.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Event.set
   */
  set(): void {
    if (!this.#change(true)) return;
    Atomics.notify(this.#cells, CHANGES);
    if (reporter !== undefined) reporter.report('set', this, '');
  }

  /**
   * Takes the flag back: from now on callers wait until the next `set()`.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Event.clear
   */
  clear(): void {
    this.#change(false);
  }

  /**
   * Says whether the flag is set.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Event.is_set
   */
  isSet(): boolean {
    return isOdd(Atomics.load(this.#cells, CHANGES));
  }

  /** @internal */
  [LABEL](): string {
    return labelOf('Event', this.#cells, NUMBER);
  }

  /** @internal */
  [SHARE](): Shared {
    return { kind: 'threading.Event', reach: 'threads', state: this.#cells };
  }

  /** @internal */
  static [REVIVE](state: unknown): Event {
    return new Event(state as Int32Array);
  }

  /** Says whether it was this call that changed the flag. */
  #change(toSet: boolean): boolean {
    for (;;) {
      const changes = Atomics.load(this.#cells, CHANGES);
      if (isOdd(changes) === toSet) return false;
      const next = (changes + 1) | 0;
      if (Atomics.compareExchange(this.#cells, CHANGES, changes, next) === changes) return true;
    }
  }

  *#wait(deadline: Deadline): Wait<boolean> {
    const cells = this.#cells;
    const changes = Atomics.load(cells, CHANGES);
    if (isOdd(changes)) return true;
    while (Atomics.load(cells, CHANGES) === changes) {
      if (deadline.isOver) return false;
      yield { cells, index: CHANGES, value: changes, ms: deadline.slice };
    }
    return true;
  }
}
