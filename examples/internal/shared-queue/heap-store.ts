import { BytesOut } from '../codec/bytes-out.ts';
import { Decoder } from '../codec/decoder.ts';
import { leadingNumber } from '../codec/leading-number.ts';
import { isBefore } from '../order.ts';
import { Chunks, orderOf } from './chunks.ts';
import { valueOf } from './item.ts';
import { Journal } from './journal.ts';
import { CAPACITY, GETS, HEAP, HEAP_ORDER, ONE, PUTS, ahead } from './layout.ts';
import { type Item, readRecord } from './record.ts';
import type { StoreState } from './state.ts';
import { SharedStore } from './store.ts';

/** A chunk with an item: the list's word, what follows, the number to order by, the record. */
const [ABOUT, KEY, RECORD] = [4, 8, 16] as const;
/** What the number orders: nothing, items that are numbers, arrays that begin with one. */
const [NO_KEY, NUMBER, ARRAY] = [0, 1, 2] as const;
const ADVICE = 'Put what to order by in front, as in [priority, count, item]';
/** The heap's first chunk: 2 ** 6 bytes, for 15 items. */
const FIRST_ORDER = 6;

const parentOf = (at: number): number => (at - 1) >> 1;

/**
 * Smallest first, in heapq's own order: a heap of addresses, whose changes go through a journal.
 *
 * - All comparisons of a step come before its first change: an order that throws leaves the heap as
 *   it was.
 * - Numbers, and arrays that differ in a number at their beginning, are compared where they are;
 *   everything else is decoded.
 *
 * @internal
 */
export class HeapStore extends SharedStore {
  readonly #journal: Journal;
  readonly #chunks: Chunks;

  constructor(state: StoreState) {
    super(state, 1);
    this.#journal = new Journal(this.cells, this.memory);
    this.#chunks = new Chunks(this.cells, this.memory, this.#journal, (end) => this.#hold(end));
  }

  protected override recover(): void {
    this.#journal.recover();
  }

  protected override settle(): void {
    if (this.#journal.isOpen) this.exclusively(() => undefined);
  }

  protected append(size: number, puts: number, item: Item): void {
    const count = ahead(puts, this.cells[GETS] as number);
    this.#makeRoom(count + 1);
    this.#journal.begin();
    const chunk = this.#write(item, size);
    let at = count;
    while (at > 0 && this.#isBefore(chunk, this.#get(parentOf(at)))) at = parentOf(at);
    for (let hole = count; hole > at; hole = parentOf(hole)) {
      this.#set(hole, this.#get(parentOf(hole)));
    }
    this.#set(at, chunk);
    this.#journal.setCell(PUTS, puts + ONE);
    this.#journal.commit();
  }

  protected remove(gets: number): unknown {
    this.#journal.begin();
    const end = ahead(this.cells[PUTS] as number, gets) - 1;
    let at = 0;
    // Down to a leaf along the smaller children, then back up to where the last item belongs.
    for (let child = 1; child < end; child = 2 * at + 1) {
      at =
        child + 1 < end && !this.#isBefore(this.#get(child), this.#get(child + 1))
          ? child + 1
          : child;
    }
    let carried = this.#get(end);
    while (at > 0 && this.#isBefore(carried, this.#get(at))) at = parentOf(at);
    for (; at >= 0; at = parentOf(at)) {
      const chunk = this.#get(at);
      this.#set(at, carried);
      carried = chunk;
    }
    const item = readRecord(this.memory, carried + RECORD);
    this.#chunks.give(carried, (this.memory.words[(carried + ABOUT) >> 2] as number) >> 2);
    this.#journal.setCell(GETS, gets + ONE);
    this.#journal.commit();
    return item;
  }

  /** Writes the item where nobody looks yet. */
  #write(item: Item, size: number): number {
    const order = orderOf(RECORD + size);
    const chunk = this.#chunks.take(order);
    const { words, floats } = this.memory;
    let kind: number = NO_KEY;
    const key = item instanceof BytesOut ? leadingNumber(item.bytes) : item;
    if (typeof key === 'number') {
      kind = typeof item === 'number' ? NUMBER : ARRAY;
      floats[(chunk + KEY) >> 3] = key;
    }
    words[(chunk + ABOUT) >> 2] = (order << 2) | kind;
    this.writer.write(this.memory, chunk + RECORD);
    return chunk;
  }

  #isBefore(a: number, b: number): boolean {
    const { words, floats } = this.memory;
    const kind = (words[(a + ABOUT) >> 2] as number) & 3;
    if (kind === NO_KEY || ((words[(b + ABOUT) >> 2] as number) & 3) !== kind) {
      return isBefore(this.#valueAt(a), this.#valueAt(b), ADVICE);
    }
    const [first, second] = [floats[(a + KEY) >> 3] as number, floats[(b + KEY) >> 3] as number];
    if (kind === NUMBER || first < second) return first < second;
    return first > second ? false : this.#isShorterOrBefore(a, b);
  }

  // Decodes no more than it must: what is behind the priority may be large.
  #isShorterOrBefore(first: number, second: number): boolean {
    const [one, other] = [new Decoder(this.memory.bytes), new Decoder(this.memory.bytes)];
    const most = one.enterArray(first + RECORD + 4);
    const length = other.enterArray(second + RECORD + 4);
    for (let left = Math.min(most, length); left > 0; left -= 1) {
      const [a, b] = [one.value(), other.value()];
      if (a === b) continue;
      if (isBefore(a, b, ADVICE)) return true;
      if (isBefore(b, a, ADVICE)) return false;
    }
    return most < length;
  }

  #valueAt(chunk: number): unknown {
    return valueOf(readRecord(this.memory, chunk + RECORD));
  }

  #get(at: number): number {
    return this.memory.words[((this.cells[HEAP] as number) >> 2) + 1 + at] as number;
  }

  #set(at: number, chunk: number): void {
    this.#journal.setWord(((this.cells[HEAP] as number) >> 2) + 1 + at, chunk);
  }

  #makeRoom(count: number): void {
    const { cells } = this;
    const order = cells[HEAP_ORDER] as number;
    const room = order === 0 ? 0 : 2 ** (order - 2) - 1;
    if (count <= room) return;
    this.#journal.begin();
    const larger = order === 0 ? FIRST_ORDER : order + 1;
    const chunk = this.#chunks.take(larger);
    if (order !== 0) {
      const old = cells[HEAP] as number;
      this.memory.words.copyWithin((chunk >> 2) + 1, (old >> 2) + 1, (old >> 2) + 1 + room);
      this.#chunks.give(old, order);
    }
    this.#journal.setCell(HEAP, chunk);
    this.#journal.setCell(HEAP_ORDER, larger);
    this.#journal.commit();
  }

  #hold(end: number): void {
    let { capacity } = this;
    while (end > capacity) capacity *= 2;
    if (capacity === this.capacity) return;
    this.enlarge(capacity);
    Atomics.store(this.cells, CAPACITY, capacity);
  }
}
