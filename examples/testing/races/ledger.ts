import { equal, ok } from 'node:assert/strict';

/** How a queue orders its items. */
export type Kind = 'first in' | 'last in' | 'smallest';

/** What went into a queue and came out of it, and what has to come next where that is known. */
export class Ledger {
  readonly #kind: Kind;
  readonly #put = new Set<number>();
  readonly #got = new Set<number>();
  /** What the queue holds, as long as every call takes effect at once; otherwise nobody knows. */
  #model: number[] | undefined = [];
  #items = 0;
  unfinished = 0;

  constructor(kind: Kind) {
    this.#kind = kind;
  }

  /** How many items are in the queue. */
  get left(): number {
    return this.#put.size - this.#got.size;
  }

  /** A new item: neither in order nor against it, and never 0. */
  fresh(): number {
    this.#items += 1;
    return (this.#items * 7) % 101;
  }

  /** An item has gone in at its call. */
  expect(item: number): void {
    this.#model?.push(item);
  }

  /** Takes out of the model what has to come next, if that is known. */
  next(): number | undefined {
    const model = this.#model;
    if (model === undefined) return undefined;
    if (this.#kind === 'smallest') model.sort((a, b) => b - a);
    return this.#kind === 'first in' ? model.shift() : model.pop();
  }

  add(item: number): void {
    this.#put.add(item);
    this.unfinished += 1;
  }

  take(item: number, expected: number | undefined): void {
    ok(!this.#got.has(item), 'an item was given twice');
    if (expected !== undefined) equal(item, expected, 'out of order');
    this.#got.add(item);
  }

  /** From now on the order cannot be known. */
  lose(): void {
    this.#model = undefined;
  }

  /** The queue is known to be empty. */
  clear(): void {
    this.#model = [];
  }
}
