import { JOURNAL, JOURNAL_ENTRIES } from './layout.ts';
import type { RecordMemory } from './record-memory.ts';

/**
 * Changes of several cells that happen all or not at all: they are written down, one store makes
 * them count, and whoever finds them written down makes them, again if need be.
 *
 * @internal
 */
export class Journal {
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #memory: RecordMemory;
  #count = 0;

  constructor(cells: Int32Array<SharedArrayBuffer>, memory: RecordMemory) {
    this.#cells = cells;
    this.#memory = memory;
  }

  /** Whether there are changes to make. */
  get isOpen(): boolean {
    return Atomics.load(this.#cells, JOURNAL) !== 0;
  }

  /** Forgets what was noted and not committed: whoever noted it threw. */
  begin(): void {
    this.#count = 0;
  }

  /** Notes a new value of one of the queue's cells. */
  setCell(cell: number, value: number): void {
    this.#note(~cell, value);
  }

  /** Notes a new value of a word of the records' memory. */
  setWord(word: number, value: number): void {
    this.#note(word, value);
  }

  commit(): void {
    Atomics.store(this.#cells, JOURNAL, this.#count);
    this.recover();
  }

  /** Makes the changes that were committed by whoever was killed then. */
  recover(): void {
    const cells = this.#cells;
    const count = Atomics.load(cells, JOURNAL);
    if (count === 0) return;
    this.#memory.follow();
    const { words } = this.#memory;
    for (let entry = 0; entry < count; entry += 1) {
      const target = cells[JOURNAL_ENTRIES + entry * 2] as number;
      const value = cells[JOURNAL_ENTRIES + entry * 2 + 1] as number;
      if (target < 0) Atomics.store(cells, ~target, value);
      else words[target] = value;
    }
    Atomics.store(cells, JOURNAL, 0);
  }

  #note(target: number, value: number): void {
    const at = JOURNAL_ENTRIES + this.#count * 2;
    this.#cells[at] = target;
    this.#cells[at + 1] = value;
    this.#count += 1;
  }
}
