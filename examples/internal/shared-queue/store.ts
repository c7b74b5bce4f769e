import { CriticalSection } from './critical-section.ts';
import {
  CAPACITY,
  DONE,
  DROPPED,
  EMPTIED,
  GETS,
  GETTERS,
  GET_SECTION,
  JOINERS,
  LIMIT,
  MAXSIZE,
  ONE,
  PUTS,
  PUTTERS,
  PUT_SECTION,
  SHUT,
  ahead,
} from './layout.ts';
import { RecordMemory } from './record-memory.ts';
import { type Item, RecordWriter } from './record.ts';
import { type StoreState, heldAtMost } from './state.ts';

/** What became of an item that was offered. @internal */
export type Offered = 'done' | 'full' | 'shut';

/** What `poll()` answers when there is nothing to take. @internal */
export const NOTHING: unique symbol = Symbol('nothing');

/** Items in shared memory, in an order that the subclass gives them. @internal */
export abstract class SharedStore {
  readonly state: StoreState;
  readonly cells: Int32Array<SharedArrayBuffer>;
  protected readonly memory: RecordMemory;
  protected readonly writer = new RecordWriter();
  readonly #putting: CriticalSection;
  readonly #getting: CriticalSection;
  #knownPuts = 0;
  #knownGets = 0;

  /** `sections` is 1 where those who put and those who get touch the same things. */
  constructor(state: StoreState, sections: 1 | 2) {
    this.state = state;
    this.cells = new Int32Array(state.header);
    this.memory = new RecordMemory(state.records);
    this.#putting = new CriticalSection(this.cells, PUT_SECTION);
    this.#getting = sections === 1 ? this.#putting : new CriticalSection(this.cells, GET_SECTION);
  }

  /** Writes the measured item and counts it. */
  protected abstract append(size: number, puts: number, item: Item): void;
  /** Takes the next item out and counts it. */
  protected abstract remove(gets: number): unknown;

  /** Completes what a thread that was killed had begun. */
  protected recover(): void {}

  /** Sees to it that the counts are right, from outside the sections. */
  protected settle(): void {}

  get maxsize(): number {
    return Atomics.load(this.cells, MAXSIZE);
  }

  set maxsize(maxsize: number) {
    Atomics.store(this.cells, MAXSIZE, heldAtMost(maxsize));
    Atomics.notify(this.cells, GETS);
  }

  get isShut(): boolean {
    return (Atomics.load(this.cells, PUTS) & SHUT) !== 0;
  }

  size(): number {
    this.settle();
    const gets = Atomics.load(this.cells, GETS);
    const puts = Atomics.load(this.cells, PUTS);
    return (puts & EMPTIED) !== 0 ? 0 : ahead(puts, gets);
  }

  unfinished(): number {
    this.settle();
    const done = Atomics.load(this.cells, DONE);
    const puts = Atomics.load(this.cells, PUTS);
    const dropped = (puts & EMPTIED) !== 0 ? (this.cells[DROPPED] as number) : 0;
    return Math.max(0, ahead(puts, done) - dropped);
  }

  /** Puts an item, if there is room. */
  offer(item: Item): Offered {
    const { cells } = this;
    const size = this.writer.measure(item);
    this.#putting.enter();
    try {
      this.recover();
      const puts = cells[PUTS] as number;
      if ((puts & SHUT) !== 0) return 'shut';
      const maxsize = cells[MAXSIZE] as number;
      if (maxsize > 0 && ahead(puts, this.#knownGets) >= maxsize) {
        this.#knownGets = Atomics.load(cells, GETS);
        if (ahead(puts, this.#knownGets) >= maxsize) return 'full';
      }
      this.follow();
      this.append(size, puts, item);
    } finally {
      this.#putting.leave();
    }
    if (Atomics.load(cells, GETTERS) > 0) Atomics.notify(cells, PUTS, 1);
    return 'done';
  }

  /** Takes the next item, if there is one; otherwise it answers `NOTHING`. */
  poll(): unknown {
    const { cells } = this;
    let item: unknown;
    this.#getting.enter();
    try {
      this.recover();
      const gets = cells[GETS] as number;
      if ((gets & SHUT) !== 0 || ahead(this.#knownPuts, gets) <= 0) {
        this.#knownPuts = Atomics.load(cells, PUTS);
        if ((this.#knownPuts & EMPTIED) !== 0 || ahead(this.#knownPuts, gets) <= 0) return NOTHING;
      }
      this.follow();
      item = this.remove(gets);
    } finally {
      this.#getting.leave();
    }
    if (Atomics.load(cells, PUTTERS) > 0) Atomics.notify(cells, GETS, 1);
    return item;
  }

  /** Counts one item as done; false when there is none. */
  finish(): boolean {
    const { cells } = this;
    for (;;) {
      const done = Atomics.load(cells, DONE);
      const left = this.unfinished();
      if (left === 0) return false;
      if (Atomics.compareExchange(cells, DONE, done, done + ONE) !== done) continue;
      if (left === 1 && Atomics.load(cells, JOINERS) > 0) Atomics.notify(cells, DONE);
      return true;
    }
  }

  /** Refuses puts from now on; `immediate` throws away what is left. */
  shut(immediate: boolean): void {
    const { cells } = this;
    this.exclusively(() => {
      const puts = cells[PUTS] as number;
      // First who gets is told to look, then it happens.
      Atomics.or(cells, GETS, SHUT);
      if (!immediate || (puts & EMPTIED) !== 0) {
        Atomics.store(cells, PUTS, puts | SHUT);
        return;
      }
      cells[DROPPED] = Math.min(ahead(puts, cells[GETS] as number), this.unfinished());
      Atomics.store(cells, PUTS, puts | SHUT | EMPTIED);
      Atomics.or(cells, DONE, EMPTIED);
    });
    for (const cell of [PUTS, GETS, DONE]) Atomics.notify(cells, cell);
  }

  /** Does what must be done while nobody puts and nobody gets. */
  protected exclusively(work: () => void): void {
    this.#putting.enter();
    try {
      this.recover();
      this.withoutGetters(work);
    } finally {
      this.#putting.leave();
    }
  }

  /** From inside the section of those who put: keeps out those who get too. */
  protected withoutGetters(work: () => void): void {
    if (this.#getting === this.#putting) {
      work();
      return;
    }
    this.#getting.enter();
    try {
      work();
    } finally {
      this.#getting.leave();
    }
  }

  protected get capacity(): number {
    return this.cells[CAPACITY] as number;
  }

  /** Sees the memory that other threads have added. */
  protected follow(): void {
    if (this.memory.size < this.capacity) this.memory.follow();
  }

  /** Adds memory; the caller makes it count by storing `CAPACITY`. */
  protected enlarge(capacity: number): void {
    const limit = this.cells[LIMIT] as number;
    if (capacity > limit) {
      const mebibytes = limit / 2 ** 20;
      throw new RangeError(`Take items first: the queue holds the most it can, ${mebibytes} MiB`);
    }
    // Somebody may have added it and been killed before it counted.
    this.memory.follow();
    if (this.memory.size < capacity) this.memory.grow(capacity);
  }
}
