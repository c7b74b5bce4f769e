import {
  type Block,
  blockOf,
  type BlockState,
  newBlock,
} from '../../internal/processes/memory/block.ts';
import {
  checkItem,
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
  readonly block: BlockState;
}

/**
 * A number in memory that processes share, without a lock.
 *
 * - Everything else is as with {@link Value}.
 *
 * @example
 * ```ts
 * import { RawValue } from 'bingfa/multiprocessing';
 *
 * const best = new RawValue('d', 0.5);
 * best.value *= 2;
 * console.log(best.value); // 1
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.sharedctypes.RawValue
 */
export class RawValue<C extends Typecode> {
  readonly #typecode: C;
  readonly #block: Block;

  /**
   * Makes a number, zero if no other is given.
   *
   * @throws TypeError when there is no such typecode, or when it holds no such value.
   */
  constructor(typecode: C, value?: Item<C>);
  /** @internal */
  constructor(typecode: C, value: undefined, block: BlockState);
  constructor(typecode: C, value?: Item<C>, block?: BlockState) {
    formOf(typecode);
    if (value !== undefined) checkItem(typecode, value);
    this.#typecode = typecode;
    this.#block = block === undefined ? newBlock(sizeOf(typecode)) : blockOf(block);
    if (value !== undefined) this.value = value;
  }

  /**
   * The number, read and written at once, by itself: `+= 1` is two steps.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Value
   */
  get value(): Item<C> {
    return readItem(this.#block, this.#typecode, 0) as Item<C>;
  }

  /** Writes it, for all processes. */
  set value(value: Item<C>) {
    writeItem(this.#block, this.#typecode, 0, value);
  }

  /** @internal */
  [SHARE](): Shared {
    const state: State = { typecode: this.#typecode, block: this.#block.state };
    return { kind: 'multiprocessing.RawValue', reach: 'processes', state };
  }

  /** @internal */
  static [REVIVE](state: unknown): RawValue<Typecode> {
    const { typecode, block } = state as State;
    return new RawValue(typecode, undefined, block);
  }
}
