import { quote } from './strings.ts';

// Taken before the program runs. Each throws for a value that is not of its class, whatever the
// value says of itself.
function method(prototype: object, key: PropertyKey): (value: object) => unknown {
  const slot = Object.getOwnPropertyDescriptor(prototype, key);
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the value below
  const found = slot?.get ?? (slot?.value as (this: object) => unknown);
  return (value) => found.call(value) as unknown;
}

type Native<T> = (value: object) => T;

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const mapSize = method(Map.prototype, 'size') as Native<number>;
const mapEntries = method(Map.prototype, 'entries') as Native<Iterable<unknown>>;
const setSize = method(Set.prototype, 'size') as Native<number>;
const setValues = method(Set.prototype, 'values') as Native<Iterable<unknown>>;
const listLength = method(typedArray, 'length') as Native<number>;
const listValues = method(typedArray, 'values') as Native<Iterable<unknown>>;
const listKind = method(typedArray, Symbol.toStringTag) as Native<string | undefined>;

export interface Sized {
  readonly kind: string;
  readonly size: number;
  readonly entries: () => Iterable<unknown>;
}

/** What a map, a set or a typed array holds; undefined for anything else. */
export function sizeOf(value: object): Sized | undefined {
  const kind = listKind(value);
  if (kind !== undefined) {
    return { kind, size: listLength(value), entries: () => listValues(value) };
  }
  if (value instanceof Map) {
    return attempt(() => ({ kind: 'Map', size: mapSize(value), entries: () => mapEntries(value) }));
  }
  if (value instanceof Set) {
    return attempt(() => ({ kind: 'Set', size: setSize(value), entries: () => setValues(value) }));
  }
  return undefined;
}

const timeOf = method(Date.prototype, 'getTime') as Native<number>;
const isoOf = method(Date.prototype, 'toISOString') as Native<string>;
const sourceOf = method(RegExp.prototype, 'toString') as Native<string>;
const boxes = [Number, String, Boolean, Symbol, BigInt].map(
  (box) => [box, method(box.prototype, 'valueOf')] as const,
);

interface Wrapped {
  readonly kind: string;
  readonly text: string;
}

/** The date, the pattern or the primitive that an object is; undefined for anything else. */
export function primitiveOf(value: object): Wrapped | undefined {
  if (value instanceof Date) {
    return attempt(() => ({
      kind: 'Date',
      text: Number.isNaN(timeOf(value)) ? 'Invalid Date' : isoOf(value),
    }));
  }
  if (value instanceof RegExp) return attempt(() => ({ kind: 'RegExp', text: sourceOf(value) }));
  for (const [box, valueOf] of boxes) {
    if (value instanceof box) {
      return attempt(() => ({ kind: box.name, text: primitiveText(valueOf(value)) }));
    }
  }
  return undefined;
}

function primitiveText(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

const MAX_BYTES = 100;

/** What a buffer or a view of one shows; undefined for anything else. */
export function bytesOf(value: object): (readonly [string, string | object])[] | undefined {
  if (value instanceof DataView) {
    return attempt(() => [
      ['byteLength', String(value.byteLength)],
      ['byteOffset', String(value.byteOffset)],
      ['buffer', value.buffer],
    ]);
  }
  const shares = typeof SharedArrayBuffer !== 'undefined' && value instanceof SharedArrayBuffer;
  if (!shares && !(value instanceof ArrayBuffer)) return undefined;
  return attempt(() => {
    const bytes = new Uint8Array(value, 0, Math.min(MAX_BYTES, value.byteLength));
    const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const more = value.byteLength - bytes.length;
    const rest = more > 0 ? ` ... ${more} more byte${more > 1 ? 's' : ''}` : '';
    return [
      ['Uint8Contents', `<${text}${rest}>`],
      ['byteLength', String(value.byteLength)],
    ];
  });
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
