import { BREAK, FREE_CHUNKS } from './layout.ts';
import type { Journal } from './journal.ts';
import type { RecordMemory } from './record-memory.ts';

/** The smallest chunk: 2 ** 5 bytes. */
const LEAST = 5;
/** The first address that is given out; 0 says "none". */
const START = 2 ** LEAST;

/** Which power of two the chunk for so many bytes is. @internal */
export const orderOf = (bytes: number): number =>
  Math.max(LEAST, 32 - Math.clz32(Math.max(0, bytes - 1)));

/**
 * Pieces of the records' memory, each a power of two long; those that were given back wait in one
 * list for each length. A chunk's first word is the list's and stays as it is while the chunk is
 * taken but not yet committed.
 *
 * @internal
 */
export class Chunks {
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #memory: RecordMemory;
  readonly #journal: Journal;
  readonly #grow: (bytes: number) => void;

  constructor(
    cells: Int32Array<SharedArrayBuffer>,
    memory: RecordMemory,
    journal: Journal,
    grow: (bytes: number) => void,
  ) {
    this.#cells = cells;
    this.#memory = memory;
    this.#journal = journal;
    this.#grow = grow;
  }

  /** Notes that a chunk is taken, and gives its address. */
  take(order: number): number {
    const free = this.#cells[FREE_CHUNKS + order] as number;
    if (free !== 0) {
      this.#journal.setCell(FREE_CHUNKS + order, this.#memory.words[free >> 2] as number);
      return free;
    }
    const at = (this.#cells[BREAK] as number) || START;
    const end = at + 2 ** order;
    this.#grow(end);
    this.#journal.setCell(BREAK, end);
    return at;
  }

  /** Notes that a chunk is given back. */
  give(at: number, order: number): void {
    this.#journal.setWord(at >> 2, this.#cells[FREE_CHUNKS + order] as number);
    this.#journal.setCell(FREE_CHUNKS + order, at);
  }
}
