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
  #mask = 15;
  #slots: (T | undefined)[] = new Array<T | undefined>(16);

  push(item: T): void {
    if (this.size > this.#mask) this.#grow();
    this.#slots[(this.#head + this.size) & this.#mask] = item;
    this.size += 1;
  }

  pop(): T {
    const item = this.#slots[this.#head] as T;
    this.#slots[this.#head] = undefined;
    this.#head = (this.#head + 1) & this.#mask;
    this.size -= 1;
    return item;
  }

  clear(): void {
    this.#slots = new Array<T | undefined>(16);
    this.#head = this.size = 0;
    this.#mask = 15;
  }

  #grow(): void {
    const slots = this.#slots.slice(this.#head).concat(this.#slots.slice(0, this.#head));
    slots.length *= 2;
    this.#slots = slots;
    this.#head = 0;
    this.#mask = slots.length - 1;
  }
}
