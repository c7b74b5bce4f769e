import type { Store } from './store.ts';

/**
 * Smallest first: a binary heap with heapq's own sifting, so that equal items come out in the
 * order in which CPython gives them out.
 *
 * @internal
 */
export class Heap<T> implements Store<T> {
  readonly #items: T[] = [];
  readonly #before: (a: T, b: T) => boolean;

  constructor(before: (a: T, b: T) => boolean) {
    this.#before = before;
  }

  get size(): number {
    return this.#items.length;
  }

  push(item: T): void {
    this.#items.push(item);
    this.#rise(0, this.#items.length - 1);
  }

  pop(): T {
    const items = this.#items;
    const last = items.pop() as T;
    if (items.length === 0) return last;
    const first = items[0] as T;
    items[0] = last;
    this.#sink();
    return first;
  }

  #rise(start: number, from: number): void {
    const items = this.#items;
    const item = items[from] as T;
    let at = from;
    while (at > start) {
      const parent = (at - 1) >> 1;
      if (!this.#before(item, items[parent] as T)) break;
      items[at] = items[parent] as T;
      at = parent;
    }
    items[at] = item;
  }

  #sink(): void {
    const items = this.#items;
    const end = items.length;
    const item = items[0] as T;
    let at = 0;
    let child = 1;
    while (child < end) {
      const right = child + 1;
      if (right < end && !this.#before(items[child] as T, items[right] as T)) child = right;
      items[at] = items[child] as T;
      at = child;
      child = 2 * at + 1;
    }
    items[at] = item;
    this.#rise(0, at);
  }
}
