import type { Store } from './store.ts';

const parentOf = (at: number): number => (at - 1) >> 1;

/**
 * Smallest first: a binary heap that compares in heapq's own order, so that equal items come out
 * as CPython gives them out. All comparisons of a step come before its first change: an order that
 * throws leaves the heap as it was.
 *
 * @internal
 */
export class Heap<T> implements Store<T> {
  #items: T[] = [];
  readonly #before: (a: T, b: T) => boolean;

  constructor(before: (a: T, b: T) => boolean) {
    this.#before = before;
  }

  get size(): number {
    return this.#items.length;
  }

  push(item: T): void {
    const items = this.#items;
    let at = items.length;
    while (at > 0 && this.#before(item, items[parentOf(at)] as T)) at = parentOf(at);
    for (let hole = items.length; hole > at; hole = parentOf(hole))
      items[hole] = items[parentOf(hole)] as T;
    items[at] = item;
  }

  pop(): T {
    const items = this.#items;
    const end = items.length - 1;
    let at = 0;
    // Down to a leaf along the smaller children, then back up to where the last item belongs.
    for (let child = 1; child < end; child = 2 * at + 1) {
      at =
        child + 1 < end && !this.#before(items[child] as T, items[child + 1] as T)
          ? child + 1
          : child;
    }
    let carried = items[end] as T;
    while (at > 0 && this.#before(carried, items[at] as T)) at = parentOf(at);
    for (; at >= 0; at = parentOf(at)) {
      const item = items[at] as T;
      items[at] = carried;
      carried = item;
    }
    items.length = end;
    return carried;
  }

  clear(): void {
    this.#items = [];
  }
}
