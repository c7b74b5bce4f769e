import { labelOf } from './label.ts';
import { isThreadAlive, ownIdent } from './registry.ts';
import type { Deadline } from './futex.ts';
import type { Wait } from './wait.ts';

/**
 * Those who wait for a notification, in order of arrival: a row of nodes in memory that grows. Each
 * sleeps on a cell of its own, so a notification reaches exactly whom it is meant for.
 *
 * Before the nodes: the first and the last in the row, the first that can be used again, and how
 * many have been made; then the number in traces.
 */
const [FIRST, LAST, UNUSED, MADE] = [0, 1, 2, 3] as const;
const NUMBER = 4;
/** Nodes begin behind those cells. */
const SKIPPED = 2;
/** A node: what its waiter sleeps on, whose it is while it stands in the row, and its neighbours. */
const [SIGNAL, IDENT, BEFORE, AFTER] = [0, 1, 2, 3] as const;
const STRIDE = 4;
const [WAITS, NOTIFIED, GONE] = [0, 1, 2] as const;

const CELL = Int32Array.BYTES_PER_ELEMENT;
const AT_FIRST = 16;
const AT_MOST = 2 ** 16;

/** @internal */
export function waitersMemory(): SharedArrayBuffer {
  const bytes = (nodes: number): number => (nodes + SKIPPED) * STRIDE * CELL;
  return new SharedArrayBuffer(bytes(AT_FIRST), { maxByteLength: bytes(AT_MOST) });
}

/** All of it, but for sleeping, only while one holds the lock that the waiters have given up. @internal */
export class Waiters {
  readonly memory: SharedArrayBuffer;
  /** As far as this thread has seen: a view that follows the memory is slow. */
  #cells: Int32Array<SharedArrayBuffer>;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.#cells = viewOf(memory);
  }

  get label(): string {
    return labelOf('Condition', this.#cells, NUMBER);
  }

  /** Puts a waiter at the end of the row. */
  join(): number {
    const node = this.#make();
    this.#set(node + SIGNAL, WAITS);
    this.#set(node + IDENT, ownIdent());
    const last = this.#get(LAST);
    this.#set(node + BEFORE, last);
    this.#set(node + AFTER, 0);
    this.#set(last === 0 ? FIRST : last + AFTER, node);
    this.#set(LAST, node);
    return node;
  }

  /**
   * Sleeps, without the lock, until the waiter is notified or the time is up. Then it takes no
   * notification any more; `end()` says whether there was one.
   *
   * @param look - Called now and then, to throw if nobody can notify any more.
   */
  *sleep(node: number, deadline: Deadline, look: () => void): Wait<void> {
    const cells = this.#cells;
    const index = node + SIGNAL;
    try {
      while (Atomics.load(cells, index) !== NOTIFIED && !deadline.isOver) {
        const woken = yield { cells, index, value: WAITS, ms: deadline.slice };
        if (woken === 'timed-out') look();
      }
    } catch (reason) {
      Atomics.compareExchange(cells, index, WAITS, GONE);
      // Its place in the engine's row must not take the wake-up of who uses the node next.
      Atomics.notify(cells, index);
      throw reason;
    }
    Atomics.compareExchange(cells, index, WAITS, GONE);
  }

  /** Gives the waiter's node back; says whether it had been notified. */
  end(node: number): boolean {
    const notified = Atomics.load(this.#cells, node + SIGNAL) === NOTIFIED;
    if (this.#get(node + IDENT) !== 0) this.#unlink(node);
    this.#free(node);
    return notified;
  }

  /** Notifies those who have waited longest, and still do; says how many. */
  notify(most: number): number {
    let count = 0;
    for (let node = this.#get(FIRST); node !== 0 && count < most; node = this.#get(FIRST)) {
      const alive = isThreadAlive(this.#get(node + IDENT));
      this.#unlink(node);
      if (!alive) {
        this.#free(node);
        continue;
      }
      const cells = this.#cells;
      const before = Atomics.compareExchange(cells, node + SIGNAL, WAITS, NOTIFIED);
      if (before !== WAITS) continue;
      Atomics.notify(cells, node + SIGNAL, 1);
      count += 1;
    }
    return count;
  }

  #make(): number {
    const unused = this.#get(UNUSED);
    if (unused !== 0) {
      this.#set(UNUSED, this.#get(unused + AFTER));
      return unused;
    }
    const made = this.#get(MADE) + 1;
    if (made > AT_MOST) throw new RangeError(`Let callers go on first: ${AT_MOST} wait already`);
    const node = (made - 1 + SKIPPED) * STRIDE;
    const { memory } = this;
    const needed = (node + STRIDE) * CELL;
    if (needed > memory.byteLength) memory.grow(Math.min(memory.maxByteLength, needed * 2));
    this.#set(MADE, made);
    return node;
  }

  #unlink(node: number): void {
    const before = this.#get(node + BEFORE);
    const after = this.#get(node + AFTER);
    this.#set(before === 0 ? FIRST : before + AFTER, after);
    this.#set(after === 0 ? LAST : after + BEFORE, before);
    this.#set(node + IDENT, 0);
  }

  #free(node: number): void {
    this.#set(node + AFTER, this.#get(UNUSED));
    this.#set(UNUSED, node);
  }

  #get(at: number): number {
    if (at >= this.#cells.length) this.#cells = viewOf(this.memory);
    return this.#cells[at] as number;
  }

  #set(at: number, value: number): void {
    if (at >= this.#cells.length) this.#cells = viewOf(this.memory);
    this.#cells[at] = value;
  }
}

function viewOf(memory: SharedArrayBuffer): Int32Array<SharedArrayBuffer> {
  return new Int32Array(memory, 0, memory.byteLength / CELL);
}
