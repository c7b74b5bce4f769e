import {
  areEqual,
  bytesOf,
  codeOf,
  formatOf,
  roomOf,
  safe,
  type ShareableItem,
  trimmed,
  word64,
  NONE,
  TEXT,
} from '../../internal/processes/memory/shareable-item.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import { SharedMemory } from './shared-memory.ts';

/** How to get at a shareable list. */
export interface ShareableListOptions {
  /** The name of the list to open, or of the one to make. */
  name?: string | undefined;
}

/**
 * A list in shared memory, whose items any process of the machine can change and whose length
 * nobody can.
 *
 * - **Its layout is Python's**: under Linux a Python program can open it by its name.
 * - **Items** are whole numbers of 64 bits and other numbers, booleans, text, bytes and `null`. Text
 *   and bytes have as much room as there was at the beginning, rounded up to 8 bytes.
 * - **Nothing is locked.**
 * - **Differs from Python**: a whole number is an `int` to Python, even if it was meant as a float;
 *   what is too large for a `number` comes as a `bigint`. `at()` and `set()` instead of brackets.
 *
 * @example
 * ```ts
 * import { ShareableList } from 'bingfa/multiprocessing';
 *
 * const list = new ShareableList(['tea', 2.5, true, null]);
 * list.set(0, 'rice');
 * console.log([...list]); // [ 'rice', 2.5, true, null ]
 * list.shm.close();
 * list.shm.unlink();
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.ShareableList
 */
export class ShareableList implements Iterable<ShareableItem> {
  /**
   * The memory that holds the list: close it, and unlink it in the end.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.ShareableList.shm
   */
  readonly shm: SharedMemory;
  /** How many items there are. */
  readonly length: number;
  /** Where each item begins, and where the last one ends. */
  readonly #offsets: readonly number[];

  /**
   * Makes a list of these items, or opens the one of that name.
   *
   * @throws TypeError when an item is of another type; Error as of {@link SharedMemory}.
   */
  constructor(items?: Iterable<ShareableItem>, options?: ShareableListOptions);
  /** @internal */
  constructor(items: undefined, options: ShareableListOptions, shm: SharedMemory);
  constructor(
    items?: Iterable<ShareableItem>,
    { name }: ShareableListOptions = {},
    shm?: SharedMemory,
  ) {
    if (items === undefined && (name !== undefined || shm !== undefined)) {
      this.shm = shm ?? new SharedMemory({ name });
      this.length = this.#wordAt(0);
      this.#offsets = Array.from({ length: this.length + 1 }, (_, index) =>
        this.#wordAt(8 + index * 8),
      );
      return;
    }
    const all = [...(items ?? [])];
    const offsets = [0];
    for (const item of all) offsets.push((offsets.at(-1) as number) + roomOf(item));
    const size = (all.length + 2) * 8 + (offsets.at(-1) as number) + all.length * 9;
    this.shm = new SharedMemory({ name, create: true, size });
    this.length = all.length;
    this.#offsets = offsets;
    for (const [index, word] of [all.length, ...offsets].entries()) {
      this.shm.write(word64(BigInt(word)), index * 8);
    }
    for (const [index, item] of all.entries()) this.#write(index, item, formatOf(item));
  }

  /**
   * The item at a place; −1 is the last one.
   *
   * @throws RangeError when there is no such place (Python: `IndexError`).
   */
  at(index: number): ShareableItem {
    const place = this.#place(index);
    const offset = this.#dataStart + (this.#offsets[place] as number);
    const format = this.#formatAt(place);
    const code = this.shm.read(this.#codesStart + place, 1)[0];
    if (code === NONE) return null;
    if (format.endsWith('s')) {
      const bytes = trimmed(this.shm.read(offset, Number(format.slice(0, -1))));
      return code === TEXT ? new TextDecoder().decode(bytes) : bytes;
    }
    const view = new DataView(this.shm.read(offset, 8).buffer);
    if (format === 'd') return view.getFloat64(0, true);
    if (format === 'q') return safe(view.getBigInt64(0, true));
    return view.getUint8(7) !== 0;
  }

  /**
   * Writes an item; it may be of another type than the one before.
   *
   * @throws RangeError when there is no such place (Python: `IndexError`), or no room for the text
   *   or bytes (`ValueError`); TypeError when the item is of another type than lists hold.
   */
  set(index: number, item: ShareableItem): void {
    const place = this.#place(index);
    const room = (this.#offsets[place + 1] as number) - (this.#offsets[place] as number);
    let format = formatOf(item);
    if (format.endsWith('s')) {
      const { length } = bytesOf(item);
      if (length > room) throw new RangeError(`Pass ${room} bytes at most: received ${length}`);
      const before = this.#formatAt(place);
      format = before.endsWith('s') ? before : `${room}s`;
    }
    this.#write(place, item, format);
  }

  /**
   * How Python's `struct` describes the items.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.ShareableList.format
   */
  get format(): string {
    return Array.from({ length: this.length }, (_, place) => this.#formatAt(place)).join('');
  }

  /**
   * How often the list has that item.
   *
   * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.ShareableList.count
   */
  count(item: ShareableItem): number {
    return [...this].filter((each) => areEqual(each, item)).length;
  }

  /**
   * The first place that has that item.
   *
   * @throws RangeError when there is none (Python: `ValueError`).
   * @see https://docs.python.org/3.13/library/multiprocessing.shared_memory.html#multiprocessing.shared_memory.ShareableList.index
   */
  index(item: ShareableItem): number {
    const place = [...this].findIndex((each) => areEqual(each, item));
    if (place < 0) throw new RangeError(`Look for an item that is there: received ${String(item)}`);
    return place;
  }

  /** Goes through the items. */
  *[Symbol.iterator](): IterableIterator<ShareableItem> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index);
  }

  /** @internal */
  [SHARE](): Shared {
    return { kind: 'multiprocessing.ShareableList', reach: 'processes', state: this.shm };
  }

  /** @internal */
  static [REVIVE](state: unknown): ShareableList {
    return new ShareableList(undefined, {}, state as SharedMemory);
  }

  get #dataStart(): number {
    return (this.length + 2) * 8;
  }

  get #formatsStart(): number {
    return this.#dataStart + (this.#offsets.at(-1) as number);
  }

  get #codesStart(): number {
    return this.#formatsStart + this.length * 8;
  }

  #wordAt(offset: number): number {
    return Number(new DataView(this.shm.read(offset, 8).buffer).getBigInt64(0, true));
  }

  #formatAt(place: number): string {
    const bytes = this.shm.read(this.#formatsStart + place * 8, 8);
    return new TextDecoder().decode(trimmed(bytes));
  }

  #write(place: number, item: ShareableItem, format: string): void {
    const room = format.endsWith('s') ? Number(format.slice(0, -1)) : 8;
    const name = new Uint8Array(8);
    name.set(bytesOf(format));
    const data = new Uint8Array(room);
    data.set(bytesOf(item));
    this.shm.write(name, this.#formatsStart + place * 8);
    this.shm.write(Uint8Array.of(codeOf(item)), this.#codesStart + place);
    this.shm.write(data, this.#dataStart + (this.#offsets[place] as number));
  }

  #place(index: number): number {
    const place = index < 0 ? index + this.length : index;
    if (Number.isInteger(place) && place >= 0 && place < this.length) return place;
    throw new RangeError(`Pass an index below ${this.length}: received ${index}`);
  }
}
