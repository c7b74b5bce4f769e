import type { Block } from './block.ts';

/** How a number is kept: C's types by the letters of Python's `array`. */
export type Typecode = 'c' | 'b' | 'B' | 'h' | 'H' | 'i' | 'I' | 'q' | 'Q' | 'f' | 'd';

/** What a {@link Typecode} holds: numbers; `bigint` with 64 bits; a character of one byte. */
export type Item<C extends Typecode> = C extends 'q' | 'Q'
  ? bigint
  : C extends 'c'
    ? string
    : number;

type Any = number | bigint | string;

interface Form {
  readonly size: number;
  readonly get: (view: DataView) => Any;
  readonly set: (view: DataView, value: never) => void;
}

const isLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

const forms: Readonly<Record<Typecode, Form>> = {
  c: {
    size: 1,
    get: (view) => String.fromCharCode(view.getUint8(0)),
    set: (view, value: string) => view.setUint8(0, value.charCodeAt(0)),
  },
  b: { size: 1, get: (view) => view.getInt8(0), set: (view, value) => view.setInt8(0, value) },
  B: { size: 1, get: (view) => view.getUint8(0), set: (view, value) => view.setUint8(0, value) },
  h: form(2, 'Int16'),
  H: form(2, 'Uint16'),
  i: form(4, 'Int32'),
  I: form(4, 'Uint32'),
  q: form(8, 'BigInt64'),
  Q: form(8, 'BigUint64'),
  f: form(4, 'Float32'),
  d: form(8, 'Float64'),
};

function form(
  size: number,
  name: 'Int16' | 'Uint16' | 'Int32' | 'Uint32' | 'BigInt64' | 'BigUint64' | 'Float32' | 'Float64',
): Form {
  return {
    size,
    get: (view) => view[`get${name}`](0, isLittle),
    set: (view, value) => view[`set${name}`](0, value, isLittle),
  };
}

/** @internal */
export function formOf(typecode: string): Form {
  if (Object.hasOwn(forms, typecode)) return forms[typecode as Typecode];
  const hint = typecode === 'l' || typecode === 'L' ? ', whose size is the same everywhere' : '';
  throw new TypeError(
    `Pass one of ${Object.keys(forms).join(' ')} as typecode${hint}: received ${typecode}`,
  );
}

/** @internal */
export function sizeOf(typecode: string): number {
  return formOf(typecode).size;
}

/** Refuses what the typecode does not hold; what is too large is cut, as in C. @internal */
export function checkItem(typecode: string, value: unknown): void {
  const wanted = typecode === 'q' || typecode === 'Q' ? 'bigint' : 'number';
  if (typecode === 'c') {
    if (typeof value === 'string' && /^[\0-\u00ff]$/.test(value)) return;
    throw new TypeError(`Pass a character of one byte for 'c': received ${String(value)}`);
  }
  if (typeof value !== wanted) {
    throw new TypeError(`Pass a ${wanted} for '${typecode}': received ${typeof value}`);
  }
  if (typeof value === 'number' && !Number.isInteger(value) && !/[fd]/.test(typecode)) {
    throw new TypeError(`Pass a whole number for '${typecode}': received ${value}`);
  }
}

const views = [0, 1, 2, 4, 8].map((size) => new DataView(new ArrayBuffer(size)));

/** @internal */
export function readItem(block: Block, typecode: string, index: number): Any {
  const { size, get } = formOf(typecode);
  const view = scratch(size);
  block.read(index * size, new Uint8Array(view.buffer));
  return get(view);
}

/** @internal */
export function writeItem(block: Block, typecode: string, index: number, value: Any): void {
  const { size, set } = formOf(typecode);
  checkItem(typecode, value);
  const view = scratch(size);
  set(view, value as never);
  block.write(index * size, new Uint8Array(view.buffer));
}

function scratch(size: number): DataView {
  return views.find(({ byteLength }) => byteLength === size) as DataView;
}
