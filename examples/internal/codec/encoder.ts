import { SHARE } from '../shared/share.ts';
import { BytesOut } from './bytes-out.ts';
import { TAG, errorClasses, errorFields, viewClasses } from './tags.ts';
import { uncloneable } from './uncloneable.ts';

type Properties = Record<string, unknown>;

/** Values as bytes: what structured cloning takes, as it takes it. */
class Encoder {
  readonly #out = new BytesOut();
  #root: unknown;
  #seen: Map<object, number> | undefined;
  #objects = 0;

  encode(value: unknown): Uint8Array<ArrayBuffer> {
    this.#out.reset();
    this.#root = value;
    this.#seen = undefined;
    this.#objects = 0;
    try {
      this.#value(value);
      return this.#out.copy();
    } finally {
      this.#root = this.#seen = undefined;
    }
  }

  #value(value: unknown): void {
    switch (typeof value) {
      case 'undefined':
        return this.#out.byte(TAG.undefined);
      case 'boolean':
        return this.#out.byte(value ? TAG.true : TAG.false);
      case 'number':
        return this.#number(value);
      case 'bigint':
        return this.#bigint(value);
      case 'string':
        return this.#out.text(value, TAG.ascii, TAG.wide);
      case 'object':
        return value === null ? this.#out.byte(TAG.null) : this.#object(value);
      default:
        throw uncloneable(value, this.#root);
    }
  }

  #number(value: number): void {
    if ((value | 0) === value && !Object.is(value, -0)) {
      this.#out.byte(TAG.int);
      this.#out.int(value);
    } else {
      this.#out.byte(TAG.float);
      this.#out.float(value);
    }
  }

  #bigint(value: bigint): void {
    this.#out.byte(value < 0n ? TAG.negativeBigint : TAG.positiveBigint);
    this.#plain((value < 0n ? -value : value).toString(16));
  }

  #plain(text: string): void {
    this.#out.text(text, TAG.ascii, TAG.wide);
  }

  #object(value: object): void {
    if (this.#cameBefore(value)) return;
    if (Array.isArray(value)) return this.#array(value);
    if (ArrayBuffer.isView(value)) return this.#view(value);
    if (value instanceof Error) return this.#error(value);
    // Not by `instanceof`, which holds for `Map.prototype` and for what has only inherited from it.
    switch (Object.prototype.toString.call(value)) {
      case '[object Object]':
        if (SHARE in value) throw uncloneable(value, this.#root);
        this.#out.byte(TAG.object);
        return this.#properties(value);
      case '[object Map]':
        return this.#map(value as Map<unknown, unknown>);
      case '[object Set]':
        return this.#set(value as Set<unknown>);
      case '[object Date]':
        this.#out.byte(TAG.date);
        return this.#out.float((value as Date).getTime());
      case '[object RegExp]':
        this.#out.byte(TAG.regexp);
        this.#plain((value as RegExp).source);
        return this.#plain((value as RegExp).flags);
      case '[object ArrayBuffer]':
        return this.#buffer(value as ArrayBuffer);
      case '[object Boolean]':
      case '[object Number]':
      case '[object String]':
      case '[object BigInt]':
        this.#out.byte(TAG.boxed);
        return this.#value(value.valueOf());
      default:
        throw uncloneable(value, this.#root);
    }
  }

  // Most items are one object with nothing but plain values in it: those need no table.
  #cameBefore(value: object): boolean {
    const number = this.#objects;
    if (number === 1) this.#seen = new Map([[this.#root as object, 0]]);
    const before = this.#seen?.get(value);
    if (before !== undefined) {
      this.#out.byte(TAG.again);
      this.#out.count(before);
      return true;
    }
    this.#seen?.set(value, number);
    this.#objects += 1;
    return false;
  }

  #array(value: readonly unknown[]): void {
    const { length } = value;
    const isWhole = Object.keys(value).length === length && everyIndex(value);
    this.#out.byte(isWhole ? TAG.array : TAG.sparse);
    this.#out.count(length);
    if (!isWhole) return this.#properties(value);
    for (let index = 0; index < length; index += 1) this.#value(value[index]);
  }

  #properties(value: object): void {
    const keys = Object.keys(value);
    this.#out.count(keys.length);
    for (const key of keys) {
      this.#plain(key);
      this.#value((value as Properties)[key]);
    }
  }

  #map(value: Map<unknown, unknown>): void {
    const entries = [...value];
    this.#out.byte(TAG.map);
    this.#out.count(entries.length);
    for (const [key, inner] of entries) {
      this.#value(key);
      this.#value(inner);
    }
  }

  #set(value: Set<unknown>): void {
    const inner = [...value];
    this.#out.byte(TAG.set);
    this.#out.count(inner.length);
    for (const one of inner) this.#value(one);
  }

  #buffer(value: ArrayBuffer): void {
    const { detached, resizable } = value as { detached?: boolean; resizable?: boolean };
    if (detached === true) throw uncloneable(value, this.#root);
    this.#out.byte(resizable === true ? TAG.resizable : TAG.buffer);
    this.#out.bytes(new Uint8Array(value));
    if (resizable === true) this.#out.count(value.maxByteLength);
  }

  #view(value: ArrayBufferView): void {
    const kind = viewClasses.findIndex((type) => type !== undefined && value instanceof type);
    this.#out.byte(TAG.view);
    this.#out.byte(kind);
    this.#object(value.buffer);
    const { length } = value as { length?: number };
    this.#out.count(value.byteOffset);
    this.#out.count(length ?? value.byteLength);
  }

  #error(value: Error): void {
    const kind = errorClasses.findLastIndex((type) => value instanceof type);
    this.#out.byte(TAG.error);
    this.#out.byte(kind);
    this.#plain(String(value.message));
    for (const field of errorFields) {
      const has = field === 'name' || Object.hasOwn(value, field);
      this.#value(has);
      if (has) this.#value((value as unknown as Properties)[field]);
    }
  }
}

function everyIndex(value: readonly unknown[]): boolean {
  for (let index = 0; index < value.length; index += 1) {
    if (!(index in value)) return false;
  }
  return true;
}

let idle: Encoder | undefined;

/**
 * A value as bytes, in an array of its own.
 *
 * @throws DOMException named `DataCloneError` for what cannot be cloned, as functions.
 * @internal
 */
export function encode(value: unknown): Uint8Array<ArrayBuffer> {
  // A getter in the value may encode another one meanwhile.
  const encoder = idle ?? new Encoder();
  idle = undefined;
  try {
    return encoder.encode(value);
  } finally {
    idle = encoder;
  }
}
