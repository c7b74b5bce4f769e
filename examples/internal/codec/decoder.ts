import { TAG, errorClasses, errorFields, viewClasses } from './tags.ts';
import { asciiText, wideText } from './text.ts';

/** Makes the values again that were made into bytes, wherever the bytes are. @internal */
export class Decoder {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** The objects so far, by number. Most values have one: it needs no table. */
  #first: unknown;
  #others: unknown[] | undefined;
  #objects = 0;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The value whose bytes begin there. */
  decode(at: number): unknown {
    this.#at = at;
    try {
      return this.value();
    } finally {
      // Whoever got the value may want it to be garbage some time.
      this.#forget();
    }
  }

  /** Goes into the array whose bytes begin there, and whose elements are the next values. */
  enterArray(at: number): number {
    this.#at = at + 1;
    this.#forget();
    this.#known([]);
    return this.#count();
  }

  value(): unknown {
    const tag = this.#byte();
    switch (tag) {
      case TAG.undefined:
        return undefined;
      case TAG.null:
        return null;
      case TAG.false:
        return false;
      case TAG.true:
        return true;
      case TAG.int:
        this.#at += 4;
        return this.#view.getInt32(this.#at - 4, true);
      case TAG.float:
        return this.#float();
      case TAG.positiveBigint:
        return BigInt(`0x${this.#text()}`);
      case TAG.negativeBigint:
        return -BigInt(`0x${this.#text()}`);
      case TAG.ascii:
        return this.#characters(asciiText);
      case TAG.wide:
        return this.#characters(wideText);
      case TAG.again:
        return this.#before(this.#count());
      default:
        return this.#object(tag);
    }
  }

  #object(tag: number): unknown {
    switch (tag) {
      case TAG.array:
        return this.#array();
      case TAG.sparse:
        return this.#properties(this.#known(new Array<unknown>(this.#count())));
      case TAG.object:
        return this.#properties(this.#known({}));
      case TAG.map:
        return this.#map();
      case TAG.set:
        return this.#set();
      case TAG.date:
        return this.#known(new Date(this.#float()));
      case TAG.regexp:
        return this.#known(new RegExp(this.#text(), this.#text()));
      case TAG.boxed:
        return this.#known(Object(this.value()) as object);
      case TAG.buffer:
        return this.#known(this.#slice().slice().buffer);
      case TAG.resizable:
        return this.#resizable();
      case TAG.view:
        return this.#viewOf();
      default:
        return this.#error();
    }
  }

  #known<T>(object: T): T {
    this.#note(this.#objects, object);
    this.#objects += 1;
    return object;
  }

  #note(number: number, object: unknown): void {
    if (number === 0) this.#first = object;
    else (this.#others ??= [])[number - 1] = object;
  }

  #before(number: number): unknown {
    return number === 0 ? this.#first : this.#others?.[number - 1];
  }

  #forget(): void {
    this.#first = this.#others = undefined;
    this.#objects = 0;
  }

  #array(): unknown[] {
    const length = this.#count();
    const array = this.#known(new Array<unknown>(length));
    for (let index = 0; index < length; index += 1) array[index] = this.value();
    return array;
  }

  #properties<T extends object>(object: T): T {
    for (let left = this.#count(); left > 0; left -= 1) {
      const key = this.#text();
      const value = this.value();
      // Anything else than a definition would set the prototype.
      if (key === '__proto__') {
        const attributes = { configurable: true, enumerable: true, writable: true };
        Object.defineProperty(object, key, { value, ...attributes });
      } else (object as Record<string, unknown>)[key] = value;
    }
    return object;
  }

  #map(): Map<unknown, unknown> {
    const map = this.#known(new Map<unknown, unknown>());
    for (let left = this.#count(); left > 0; left -= 1) map.set(this.value(), this.value());
    return map;
  }

  #set(): Set<unknown> {
    const set = this.#known(new Set<unknown>());
    for (let left = this.#count(); left > 0; left -= 1) set.add(this.value());
    return set;
  }

  #resizable(): ArrayBuffer {
    const bytes = this.#slice();
    const maxByteLength = this.#count();
    const buffer = this.#known(new ArrayBuffer(bytes.length, { maxByteLength }));
    new Uint8Array(buffer).set(bytes);
    return buffer;
  }

  #viewOf(): ArrayBufferView {
    const type = viewClasses[this.#byte()];
    const number = this.#objects;
    this.#known(undefined);
    const buffer = this.value() as ArrayBuffer;
    const [offset, length] = [this.#count(), this.#count()];
    if (type === undefined) throw new TypeError('Put another array: this one is unknown here');
    const view = new type(buffer, offset, length);
    this.#note(number, view);
    return view;
  }

  #error(): Error {
    const type = errorClasses[this.#byte()] ?? Error;
    const error = this.#known(new type(this.#text()));
    for (const field of errorFields) {
      if (this.value() === false) {
        // Where it was thrown is known there, not here.
        if (field === 'stack') Reflect.deleteProperty(error, field);
        continue;
      }
      const value = this.value();
      if (field === 'name' && value === error.name) continue;
      Object.defineProperty(error, field, { value, configurable: true, writable: true });
    }
    return error;
  }

  #byte(): number {
    return this.#bytes[this.#at++] as number;
  }

  #float(): number {
    this.#at += 8;
    return this.#view.getFloat64(this.#at - 8, true);
  }

  #count(): number {
    let count = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = this.#byte();
      count += (byte & 0x7f) * scale;
      if (byte < 0x80) return count;
    }
  }

  #slice(): Uint8Array {
    const length = this.#count();
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #characters(textOf: typeof asciiText): string {
    const length = this.#count();
    this.#at += length;
    return textOf(this.#bytes, this.#at - length, this.#at);
  }

  #text(): string {
    return this.value() as string;
  }
}

/** The value that `encode()` made into these bytes, which are not kept. @internal */
export function decode(bytes: Uint8Array): unknown {
  return new Decoder(bytes).decode(0);
}
