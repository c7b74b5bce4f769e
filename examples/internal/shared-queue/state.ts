import { sharedCells } from '../shared/memory.ts';
import { CAPACITY, CELLS, LIMIT, MAXSIZE } from './layout.ts';
import { recordMemory } from './record-memory.ts';

/** How many bytes a queue's items may take together. */
const MOST_BYTES = 2 ** 28;
/** More items than have room in memory. */
const MOST_ITEMS = 2 ** 31 - 1;

/** What another thread needs to have the same queue. @internal */
export interface StoreState {
  readonly header: SharedArrayBuffer;
  readonly records: SharedArrayBuffer;
}

/** A limit that fits into a cell. @internal */
export function heldAtMost(maxsize: number): number {
  return Math.min(maxsize, MOST_ITEMS);
}

/** The memory of a new queue. @internal */
export function newState(maxsize: number): StoreState {
  const cells = sharedCells(CELLS);
  const records = recordMemory(MOST_BYTES);
  const { growable } = records as { growable?: boolean };
  cells[MAXSIZE] = heldAtMost(maxsize);
  cells[CAPACITY] = records.byteLength;
  cells[LIMIT] = growable === true ? MOST_BYTES : records.byteLength;
  return { header: cells.buffer, records };
}
