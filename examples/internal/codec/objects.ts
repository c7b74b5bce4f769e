import type { BytesOut } from './bytes-out.ts';
import { TAG, errorClasses, errorFields, viewClasses } from './tags.ts';

/** Where an object is written, and what writes the values in it. @internal */
export interface Writer {
  readonly out: BytesOut;
  value(value: unknown): void;
  text(text: string): void;
}

type Write = (to: Writer, value: never) => void;

function properties(to: Writer, value: object): void {
  const keys = Object.keys(value);
  to.out.count(keys.length);
  for (const key of keys) {
    to.text(key);
    to.value((value as Record<string, unknown>)[key]);
  }
}

function boxed(to: Writer, value: object): void {
  to.out.byte(TAG.boxed);
  to.value(value.valueOf());
}

function array(to: Writer, value: readonly unknown[]): void {
  const { length } = value;
  const isWhole = Object.keys(value).length === length && everyIndex(value);
  to.out.byte(isWhole ? TAG.array : TAG.sparse);
  to.out.count(length);
  if (!isWhole) properties(to, value);
  else for (let index = 0; index < length; index += 1) to.value(value[index]);
}

function everyIndex(value: readonly unknown[]): boolean {
  for (let index = 0; index < value.length; index += 1) {
    if (!(index in value)) return false;
  }
  return true;
}

function view(to: Writer, value: ArrayBufferView): void {
  const kind = viewClasses.findIndex((type) => type !== undefined && value instanceof type);
  to.out.byte(TAG.view);
  to.out.byte(kind);
  to.value(value.buffer);
  to.out.count(value.byteOffset);
  to.out.count((value as { length?: number }).length ?? value.byteLength);
}

function error(to: Writer, value: Error): void {
  to.out.byte(TAG.error);
  to.out.byte(errorClasses.findLastIndex((type) => value instanceof type));
  to.text(String((value as { message: unknown }).message));
  for (const field of errorFields) {
    const has = field === 'name' || Object.hasOwn(value, field);
    to.value(has);
    if (has) to.value((value as unknown as Record<string, unknown>)[field]);
  }
}

const byTag: Readonly<Record<string, Write>> = {
  Object(to, value: object) {
    to.out.byte(TAG.object);
    properties(to, value);
  },
  Map(to, value: Map<unknown, unknown>) {
    const entries = [...value];
    to.out.byte(TAG.map);
    to.out.count(entries.length);
    for (const [key, inner] of entries) {
      to.value(key);
      to.value(inner);
    }
  },
  Set(to, value: Set<unknown>) {
    const inner = [...value];
    to.out.byte(TAG.set);
    to.out.count(inner.length);
    for (const one of inner) to.value(one);
  },
  Date(to, value: Date) {
    to.out.byte(TAG.date);
    to.out.float(value.getTime());
  },
  RegExp(to, { source, flags }: RegExp) {
    to.out.byte(TAG.regexp);
    to.text(source);
    to.text(flags);
  },
  ArrayBuffer(to, value: ArrayBuffer) {
    const { resizable } = value as { resizable?: boolean };
    to.out.byte(resizable === true ? TAG.resizable : TAG.buffer);
    to.out.block(new Uint8Array(value));
    if (resizable === true) to.out.count(value.maxByteLength);
  },
  Boolean: boxed,
  Number: boxed,
  String: boxed,
  BigInt: boxed,
};

/** How an object is written; undefined for what cannot be cloned. @internal */
export function writeOf(value: object): Write | undefined {
  if (Array.isArray(value)) return array;
  if (ArrayBuffer.isView(value)) return view;
  if (value instanceof Error) return error;
  if ((value as { detached?: unknown }).detached === true && value instanceof ArrayBuffer) {
    return undefined;
  }
  // Not by `instanceof`, which holds for what has only inherited from a class.
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  return Object.hasOwn(byTag, tag) ? byTag[tag] : undefined;
}
