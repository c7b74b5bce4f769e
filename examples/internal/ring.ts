import type { Store } from './store.ts';

/**
 * First in, first out, in an array that grows by powers of two and is reused round and round:
 *
 * ```
 *    head            head + size
 *      ▼                 ▼
 * [ ., a, b, c, d, e, f, ., . ]      index = position & (capacity - 1)
 * ```
 *
 * @internal
 */
export class Ring<T> implements Store<T> {
  size = 0;
  #head = 0;
  #slots: (T | undefined)[] = new Array<T | undefined>(16);

  push(item: T): void {
    if (this.size === this.#slots.length) {
      this.#slots = this.#slots.concat(this.#slots.splice(0, this.#head));
      this.#slots.length *= 2;
      this.#head = 0;
    }
    this.#slots[(this.#head + this.size) & (this.#slots.length - 1)] = item;
    this.size += 1;
  }

  pop(): T {
    const item = this.#slots[this.#head] as T;
    this.#slots[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#slots.length - 1);
    this.size -= 1;
    return item;
  }

  clear(): void {
    this.#slots = new Array<T | undefined>(16);
    this.#head = this.size = 0;
  }
}
