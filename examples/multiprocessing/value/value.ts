import type { Item, Typecode } from '../../internal/processes/memory/typecode.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import type { ProcessLock } from '../lock/process-lock.ts';
import { checkLock, type LockOption, lockOf } from './lock-option.ts';
import { RawValue } from './raw-value.ts';

interface State {
  readonly raw: RawValue<Typecode>;
  readonly lock: ProcessLock | undefined;
}

/**
 * A number in memory that processes share, with a lock.
 *
 * - **Reading and writing** are synchronous, and never see half a number.
 * - **`counter.value += 1` is two steps**, between which another process may write: take the lock
 *   around it.
 * - **Typecodes** are those of Python's `array`: `'i'` and `'d'` are what most programs need; `'q'`
 *   and `'Q'` hold a `bigint`. What is too large is cut, as in C.
 * - **Where it lives**: in a file in memory under Node, in a SharedArrayBuffer in a browser, which
 *   needs a page served with COOP and COEP. It lasts as long as the process that made it.
 * - **Differs from Python**: the lock is not taken by `value` itself, for taking it is asynchronous;
 *   there are no `'l'` and `'L'`, whose size differs from machine to machine.
 *
 * @example
 * ```ts
 * import { Value } from 'bingfa/multiprocessing';
 *
 * const counter = new Value('i', 41);
 * {
 *   using held = await counter.getLock().acquire();
 *   counter.value += 1;
 * }
 * console.log(counter.value); // 42
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Value
 */
export class Value<C extends Typecode> {
  readonly #raw: RawValue<C>;
  readonly #lock: ProcessLock | undefined;

  /**
   * Makes a number, zero if no other is given.
   *
   * @throws TypeError when there is no such typecode, or when it holds no such value.
   */
  constructor(typecode: C, value?: Item<C>, options?: LockOption);
  /** @internal */
  constructor(raw: RawValue<C>, value: undefined, options: LockOption);
  constructor(typecode: C | RawValue<C>, value?: Item<C>, options: LockOption = {}) {
    this.#raw = typecode instanceof RawValue ? typecode : new RawValue(typecode, value);
    this.#lock = lockOf(options);
  }

  /**
   * The number.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Value
   */
  get value(): Item<C> {
    return this.#raw.value;
  }

  /** Writes it, for all processes. */
  set value(value: Item<C>) {
    this.#raw.value = value;
  }

  /**
   * The lock that goes with it.
   *
   * @throws Error when it was made with `{ lock: false }` (Python: `AttributeError`).
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Value
   */
  getLock(): ProcessLock {
    return checkLock(this.#lock);
  }

  /**
   * The number without the lock.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.sharedctypes.synchronized
   */
  getObj(): RawValue<C> {
    return this.#raw;
  }

  /** @internal */
  [SHARE](): Shared {
    const state: State = { raw: this.#raw, lock: this.#lock };
    return { kind: 'multiprocessing.Value', reach: 'processes', state };
  }

  /** @internal */
  static [REVIVE](state: unknown): Value<Typecode> {
    const { raw, lock } = state as State;
    return new Value(raw, undefined, { lock: lock ?? false });
  }
}
