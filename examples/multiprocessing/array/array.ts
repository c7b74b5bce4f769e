import type { Item, Typecode } from '../../internal/processes/memory/typecode.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import type { ProcessLock } from '../lock/process-lock.ts';
import { checkLock, type LockOption, lockOf } from '../value/lock-option.ts';
import { RawArray } from './raw-array.ts';

interface State {
  readonly raw: RawArray<Typecode>;
  readonly lock: ProcessLock | undefined;
}

/**
 * Numbers in memory that processes share, with a lock.
 *
 * - **Reading and writing** are synchronous; no number is ever seen half written, but several may be
 *   of different times: take the lock.
 * - **Its length** never changes.
 * - Typecodes, and where it lives, are as with {@link Value}.
 * - **Differs from Python**: `at(i)`, `set(i, value)` and `slice()` instead of brackets. The name is
 *   that of JavaScript's own arrays: import it under another one where you need both.
 *
 * @example
 * ```ts
 * import { Array as SharedArray } from 'bingfa/multiprocessing';
 *
 * const totals = new SharedArray('i', [1, 2, 3]);
 * totals.set(0, totals.at(0) + 10);
 * console.log(totals.slice()); // [ 11, 2, 3 ]
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Array
 */
class SharedArray<C extends Typecode> implements Iterable<Item<C>> {
  readonly #raw: RawArray<C>;
  readonly #lock: ProcessLock | undefined;

  /**
   * Makes so many zeros, or a copy of the given numbers.
   *
   * @throws TypeError or RangeError when there is no such typecode, when it holds no such value, or
   *   when the length is not a whole number of at least 0.
   */
  constructor(typecode: C, sizeOrItems: number | Iterable<Item<C>>, options?: LockOption);
  /** @internal */
  constructor(raw: RawArray<C>, size: undefined, options: LockOption);
  constructor(
    typecode: C | RawArray<C>,
    sizeOrItems: number | Iterable<Item<C>> = 0,
    options: LockOption = {},
  ) {
    this.#raw = typecode instanceof RawArray ? typecode : new RawArray(typecode, sizeOrItems);
    this.#lock = lockOf(options);
  }

  /** How many numbers there are. */
  get length(): number {
    return this.#raw.length;
  }

  /**
   * The number at a place; −1 is the last one.
   *
   * @throws RangeError when there is no such place (Python: `IndexError`).
   */
  at(index: number): Item<C> {
    return this.#raw.at(index);
  }

  /**
   * Writes a number, or several from there on.
   *
   * @throws RangeError when there is no such place; TypeError when the typecode holds no such value.
   */
  set(index: number, value: Item<C> | readonly Item<C>[]): void {
    this.#raw.set(index, value);
  }

  /** A copy of the numbers from `start` to before `end`, counted as by `Array.prototype.slice()`. */
  slice(start?: number, end?: number): Item<C>[] {
    return this.#raw.slice(start, end);
  }

  /** Goes through the numbers. */
  [Symbol.iterator](): IterableIterator<Item<C>> {
    return this.#raw[Symbol.iterator]();
  }

  /**
   * The lock that goes with them.
   *
   * @throws Error when it was made with `{ lock: false }` (Python: `AttributeError`).
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Array
   */
  getLock(): ProcessLock {
    return checkLock(this.#lock);
  }

  /** The numbers without the lock. */
  getObj(): RawArray<C> {
    return this.#raw;
  }

  /** @internal */
  [SHARE](): Shared {
    const state: State = { raw: this.#raw, lock: this.#lock };
    return { kind: 'multiprocessing.Array', reach: 'processes', state };
  }

  /** @internal */
  static [REVIVE](state: unknown): SharedArray<Typecode> {
    const { raw, lock } = state as State;
    return new SharedArray(raw, undefined, { lock: lock ?? false });
  }
}

export { SharedArray as Array };
