/** What kind of value follows. @internal */
export const TAG = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  int: 4,
  float: 5,
  positiveBigint: 6,
  negativeBigint: 7,
  ascii: 8,
  wide: 9,
  /** An object that came before, by its number. */
  again: 10,
  array: 11,
  /** An array with holes or with properties: its length, then as an object. */
  sparse: 12,
  object: 13,
  map: 14,
  set: 15,
  date: 16,
  regexp: 17,
  boxed: 18,
  buffer: 19,
  resizable: 20,
  view: 21,
  error: 22,
} as const;

type ViewClass = new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView;

// Float16Array is newer than some of the browsers that this runs in.
const { Float16Array } = globalThis as { Float16Array?: ViewClass };

/** The kinds of views, by number: the list only grows at its end. @internal */
export const viewClasses: readonly (ViewClass | undefined)[] = [
  DataView,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  Float16Array,
];

/** The kinds of errors, by number; the first is what every other one is too. @internal */
export const errorClasses: readonly ErrorConstructor[] = [
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
];

/** What an error may carry besides its message, in this order. @internal */
export const errorFields = ['name', 'stack', 'cause', 'errors'] as const;
