import { checkCount } from '../../internal/check.ts';
import {
  type Block,
  blockOf,
  type BlockState,
  newBlock,
} from '../../internal/processes/memory/block.ts';
import {
  formOf,
  type Item,
  readItem,
  sizeOf,
  type Typecode,
  writeItem,
} from '../../internal/processes/memory/typecode.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';

interface State {
  readonly typecode: Typecode;
  readonly length: number;
  readonly block: BlockState;
}

/**
 * Numbers in memory that processes share, without a lock.
 *
 * - Everything else is as with {@link Array}.
 *
 * @example
 * ```ts
 * import { RawArray } from 'bingfa/multiprocessing';
 *
 * const squares = new RawArray('i', [1, 4, 9]);
 * console.log(squares.at(-1), squares.length); // 9 3
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.sharedctypes.RawArray
 */
export class RawArray<C extends Typecode> implements Iterable<Item<C>> {
  /** How many numbers there are; it never changes. */
  readonly length: number;
  readonly #typecode: C;
  readonly #block: Block;

  /**
   * Makes so many zeros, or a copy of the given numbers.
   *
   * @throws TypeError or RangeError when there is no such typecode, when it holds no such value, or
   *   when the length is not a whole number of at least 0.
   */
  constructor(typecode: C, sizeOrItems: number | Iterable<Item<C>>);
  /** @internal */
  constructor(typecode: C, length: number, block: BlockState);
  constructor(typecode: C, sizeOrItems: number | Iterable<Item<C>>, block?: BlockState) {
    formOf(typecode);
    const items = typeof sizeOrItems === 'number' ? undefined : [...sizeOrItems];
    const length = items?.length ?? (sizeOrItems as number);
    checkCount('the size', length, 0);
    this.length = length;
    this.#typecode = typecode;
    this.#block = block === undefined ? newBlock(sizeOf(typecode) * length) : blockOf(block);
    if (items !== undefined) this.set(0, items);
  }

  /**
   * The number at a place; −1 is the last one.
   *
   * @throws RangeError when there is no such place (Python: `IndexError`).
   */
  at(index: number): Item<C> {
    return readItem(this.#block, this.#typecode, this.#place(index)) as Item<C>;
  }

  /**
   * Writes a number, or several from there on.
   *
   * @throws RangeError when there is no such place; TypeError when the typecode holds no such value.
   */
  set(index: number, value: Item<C> | readonly Item<C>[]): void {
    const values = Array.isArray(value) ? (value as readonly Item<C>[]) : [value as Item<C>];
    if (values.length === 0) return;
    const start = this.#place(index);
    this.#place(start + values.length - 1);
    for (const [offset, each] of values.entries()) {
      writeItem(this.#block, this.#typecode, start + offset, each);
    }
  }

  /** A copy of the numbers from `start` to before `end`, counted as by `Array.prototype.slice()`. */
  slice(start?: number, end?: number): Item<C>[] {
    const places = Array.from({ length: this.length }, (_, index) => index).slice(start, end);
    return places.map((index) => this.at(index));
  }

  /** Goes through the numbers. */
  *[Symbol.iterator](): IterableIterator<Item<C>> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index);
  }

  /** @internal */
  [SHARE](): Shared {
    const state: State = {
      typecode: this.#typecode,
      length: this.length,
      block: this.#block.state,
    };
    return { kind: 'multiprocessing.RawArray', reach: 'processes', state };
  }

  /** @internal */
  static [REVIVE](state: unknown): RawArray<Typecode> {
    const { typecode, length, block } = state as State;
    return new RawArray(typecode, length, block);
  }

  #place(index: number): number {
    const place = index < 0 ? index + this.length : index;
    if (Number.isInteger(place) && place >= 0 && place < this.length) return place;
    throw new RangeError(`Pass an index below ${this.length}: received ${index}`);
  }
}
