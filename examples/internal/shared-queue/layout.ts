/**
 * The cells of a shared queue, in 64-byte lines so that those who put and those who get do not take
 * the same line from each other all the time.
 *
 * `PUTS` and `GETS` count what went in and came out, by `ONE` each; their low bits are flags. One
 * store of such a word makes an operation happen. What belongs to it was written beforehand into the
 * cell that only the new count makes valid: of a pair of cells, that of the count's last bit. A
 * thread that is killed at any point leaves the old state or the new one, nothing between.
 */
export const MAXSIZE = 0;
export const CAPACITY = 1;
export const LIMIT = 2;
/** The number in the queue's name, in traces. */
export const NUMBER = 3;

export const PUT_SECTION = 16;
export const GET_SECTION = 32;

export const PUTS = 48;
export const TAIL = 49;

export const GETS = 64;
export const HEAD = 65;

export const GETTERS = 80;
export const PUTTERS = 81;
export const JOINERS = 82;

export const DONE = 96;
export const DROPPED = 97;

/** Only where items are ordered: how far memory is in use, and the heap with its length. */
export const BREAK = 112;
export const HEAP = 113;
export const HEAP_ORDER = 114;
/** By power of two, the first chunk that was given back. */
export const FREE_CHUNKS = 128;

/** How many changes are written down, and the changes: where, and what. */
export const JOURNAL = 160;
export const JOURNAL_ENTRIES = 162;
const MOST_CHANGES = 40;

export const CELLS = JOURNAL_ENTRIES + 2 * MOST_CHANGES;

/** By how much a count goes up. */
export const ONE = 4;
/** Flag: no more puts; gets until the queue is empty. */
export const SHUT = 1;
/** Flag: what was left is thrown away. */
export const EMPTIED = 2;
const FLAGS = SHUT | EMPTIED;

/** How many the one count is ahead of the other; both go round and round. */
export function ahead(count: number, of: number): number {
  return ((count & ~FLAGS) - (of & ~FLAGS)) >> 2;
}

/** Which cell of a pair a count makes valid. */
export function side(count: number): number {
  return (count >> 2) & 1;
}
