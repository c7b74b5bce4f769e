/** What a {@link ShareableList} holds. */
export type ShareableItem = number | bigint | boolean | string | Uint8Array | null;

/** Python's codes: 0 is for what stands for itself. @internal */
export const [TEXT, BYTES, NONE] = [1, 2, 3] as const;

const utf8 = new TextEncoder();

/** How Python's `struct` describes an item. @internal */
export function formatOf(item: ShareableItem): string {
  if (typeof item === 'boolean') return 'xxxxxxx?';
  if (typeof item === 'bigint' || Number.isSafeInteger(item)) return 'q';
  if (typeof item === 'number') return 'd';
  if (item === null) return 'xxxxxx?x';
  if (typeof item === 'string' || item instanceof Uint8Array) return `${roomOf(item)}s`;
  throw new TypeError(`Pass numbers, booleans, text, bytes or null: received ${typeof item}`);
}

/** CPython counts the characters of a text, which is too little for some. @internal */
export function roomOf(item: ShareableItem): number {
  if (typeof item !== 'string' && !(item instanceof Uint8Array)) return 8;
  return 8 * (Math.floor(bytesOf(item).length / 8) + 1);
}

/** @internal */
export function codeOf(item: ShareableItem): number {
  if (typeof item === 'string') return TEXT;
  if (item instanceof Uint8Array) return BYTES;
  return item === null ? NONE : 0;
}

/** @internal */
export function bytesOf(item: ShareableItem): Uint8Array {
  if (typeof item === 'string') return utf8.encode(item);
  if (item instanceof Uint8Array) return item;
  if (typeof item === 'bigint' || Number.isSafeInteger(item)) return word64(BigInt(item as number));
  if (typeof item === 'boolean') return Uint8Array.of(0, 0, 0, 0, 0, 0, 0, item ? 1 : 0);
  const bytes = new Uint8Array(8);
  if (item !== null) new DataView(bytes.buffer).setFloat64(0, item, true);
  return bytes;
}

/** @internal */
export function word64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, value, true);
  return bytes;
}

/** @internal */
export function trimmed(bytes: Uint8Array): Uint8Array {
  let { length } = bytes;
  while (length > 0 && bytes[length - 1] === 0) length -= 1;
  return bytes.slice(0, length);
}

/** @internal */
export function safe(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** @internal */
export function areEqual(one: ShareableItem, other: ShareableItem): boolean {
  if (!(one instanceof Uint8Array && other instanceof Uint8Array)) return one === other;
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
