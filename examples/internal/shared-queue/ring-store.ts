import { CAPACITY, GETS, HEAD, ONE, PUTS, TAIL, side } from './layout.ts';
import { PAD, heading, kindOf, lengthOf, readRecord, sizeOf } from './record.ts';
import type { StoreState } from './state.ts';
import { SharedStore } from './store.ts';

/**
 * First in, first out: records one after another in a ring of bytes.
 *
 * ```
 *        head                    tail
 *          ▼                       ▼
 * [ . . . . |rec|rec|record|rec|rec. . . . . ]     index = position & (capacity - 1)
 * ```
 *
 * - Positions only go up, so `tail - head` is what is in use.
 * - A record lies in one piece; what is left at the ring's end is a gap then.
 * - Those who put need not keep out those who get, until the ring must grow.
 *
 * @internal
 */
export class RingStore extends SharedStore {
  /** At least so far: others may have taken more since. */
  #knownHead: number;

  constructor(state: StoreState) {
    super(state, 2);
    this.#knownHead = this.#head();
  }

  protected append(size: number, puts: number): void {
    const { cells, memory } = this;
    let tail = cells[TAIL + side(puts)] as number;
    let gap = this.#gapBefore(tail, size);
    while (((tail - this.#knownHead) >>> 0) + gap + size > this.capacity) {
      const head = this.#head();
      if (head === this.#knownHead) this.#double(head, tail);
      this.#knownHead = head;
      gap = this.#gapBefore(tail, size);
    }
    let index = tail & (this.capacity - 1);
    if (gap > 0) {
      memory.words[index >> 2] = heading(PAD, gap);
      tail += gap;
      index = 0;
    }
    this.writer.write(memory, index);
    cells[TAIL + side(puts + ONE)] = tail + size;
    Atomics.store(cells, PUTS, puts + ONE);
  }

  protected remove(gets: number): unknown {
    const { cells, memory } = this;
    let head = cells[HEAD + side(gets)] as number;
    let index = head & (this.capacity - 1);
    let word = memory.words[index >> 2] as number;
    if (kindOf(word) === PAD) {
      // Not always to the ring's beginning: it may have grown since.
      head += lengthOf(word);
      index = head & (this.capacity - 1);
      word = memory.words[index >> 2] as number;
    }
    const item = readRecord(memory, index);
    cells[HEAD + side(gets + ONE)] = head + sizeOf(lengthOf(word));
    Atomics.store(cells, GETS, gets + ONE);
    return item;
  }

  #gapBefore(tail: number, size: number): number {
    const rest = this.capacity - (tail & (this.capacity - 1));
    return rest < size ? rest : 0;
  }

  // The cell of the pair is valid as long as the count is the same; those who get go on meanwhile.
  #head(): number {
    const { cells } = this;
    for (;;) {
      const gets = Atomics.load(cells, GETS);
      const head = Atomics.load(cells, HEAD + side(gets));
      if (Atomics.load(cells, GETS) === gets) return head;
    }
  }

  // In a ring of twice the size, the index of every other round is farther by the old size.
  #double(head: number, tail: number): void {
    this.withoutGetters(() => {
      const old = this.capacity;
      this.enlarge(old * 2);
      const { bytes } = this.memory;
      const used = (tail - head) >>> 0;
      const first = Math.min(used, old - (head & (old - 1)));
      for (const [from, length] of [
        [head, first],
        [head + first, used - first],
      ] as const) {
        const index = from & (old - 1);
        if ((from & old) !== 0) bytes.copyWithin(index + old, index, index + length);
      }
      Atomics.store(this.cells, CAPACITY, old * 2);
    });
  }
}
