import { CAPACITY, GETS, ONE, PUTS, TAIL } from './layout.ts';
import { readRecord } from './record.ts';
import type { StoreState } from './state.ts';
import { SharedStore } from './store.ts';

/** After each record, its size: a stack is read backwards. */
const TRAILER = 8;

/**
 * Last in, first out: records on top of each other.
 *
 * @internal
 */
export class StackStore extends SharedStore {
  constructor(state: StoreState) {
    super(state, 1);
  }

  protected append(size: number, puts: number): void {
    const { cells, memory } = this;
    const gets = cells[GETS] as number;
    const top = cells[topCell(puts, gets)] as number;
    const end = top + size + TRAILER;
    let { capacity } = this;
    while (end > capacity) capacity *= 2;
    if (capacity > this.capacity) {
      this.enlarge(capacity);
      Atomics.store(cells, CAPACITY, capacity);
    }
    this.writer.write(memory, top);
    memory.words[(end >> 2) - 1] = size + TRAILER;
    cells[topCell(puts + ONE, gets)] = end;
    Atomics.store(cells, PUTS, puts + ONE);
  }

  protected remove(gets: number): unknown {
    const { cells, memory } = this;
    const puts = cells[PUTS] as number;
    const top = cells[topCell(puts, gets)] as number;
    const at = top - (memory.words[(top >> 2) - 1] as number);
    const item = readRecord(memory, at);
    cells[topCell(puts, gets + ONE)] = at;
    Atomics.store(cells, GETS, gets + ONE);
    return item;
  }
}

// Either count's change makes the other cell of the pair valid.
function topCell(puts: number, gets: number): number {
  return TAIL + (((puts >> 2) + (gets >> 2)) & 1);
}
