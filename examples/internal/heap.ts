import type { Store } from './store.ts';

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
    const path: number[] = [];
    let at = items.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(item, items[parent] as T)) break;
      path.push(at);
      at = parent;
    }
    for (const hole of path) items[hole] = items[(hole - 1) >> 1] as T;
    items[at] = item;
  }

  pop(): T {
    const items = this.#items;
    const end = items.length - 1;
    const last = items[end] as T;
    if (end === 0) {
      items.length = 0;
      return last;
    }
    // Down to a leaf along the smaller children, then back up to where the last item belongs.
    const path = [0];
    for (let child = 1; child < end; child = 2 * child + 1) {
      const right = child + 1;
      if (right < end && !this.#before(items[child] as T, items[right] as T)) child = right;
      path.push(child);
    }
    let depth = path.length - 1;
    while (depth > 0 && this.#before(last, items[path[depth] as number] as T)) depth -= 1;
    const first = items[0] as T;
    for (let level = 0; level < depth; level += 1) {
      items[path[level] as number] = items[path[level + 1] as number] as T;
    }
    items[path[depth] as number] = last;
    items.length = end;
    return first;
  }

  clear(): void {
    this.#items = [];
  }
}
