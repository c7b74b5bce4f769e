import type { RecordMemory } from './record-memory.ts';

/** What goes into a record: encoded values as bytes, the simple ones as they are. @internal */
export type Item = number | string | boolean | null | undefined | Uint8Array;

/** Longer strings are encoded. @internal */
export const SHORT = 64;

/** Kinds of records; `PAD` is a gap that is no item. @internal */
export const PAD = 0;
const [INT, FLOAT, CONSTANT, LATIN, WIDE, ENCODED] = [1, 2, 3, 4, 5, 6] as const;

const constants = [undefined, null, false, true] as const;

/** The record's first word holds both. @internal */
export const heading = (kind: number, length: number): number => (length << 3) | kind;
export const kindOf = (word: number): number => word & 7;
export const lengthOf = (word: number): number => word >>> 3;

/** How many bytes a record takes: its first word and what follows, in steps of 8. @internal */
export const sizeOf = (length: number): number => (length + 4 + 7) & ~7;

/** Writes items; `measure()` comes first. @internal */
export class RecordWriter {
  #item: Item = undefined;
  #kind = CONSTANT as number;
  #length = 4;

  /** How many bytes of record the item needs. */
  measure(item: Item): number {
    this.#item = item;
    this.#kind = CONSTANT;
    this.#length = 4;
    if (typeof item === 'number') {
      // -0 is no integer here.
      if ((item | 0) === item && (item !== 0 || 1 / item > 0)) this.#kind = INT;
      else {
        this.#kind = FLOAT;
        this.#length = 12;
      }
    } else if (typeof item === 'string') {
      this.#kind = isLatin(item) ? LATIN : WIDE;
      this.#length = this.#kind === LATIN ? item.length : item.length * 2;
    } else if (item instanceof Uint8Array) {
      this.#kind = ENCODED;
      this.#length = item.length;
    }
    return sizeOf(this.#length);
  }

  write(memory: RecordMemory, at: number): void {
    const { words, bytes } = memory;
    const item = this.#item;
    words[at >> 2] = heading(this.#kind, this.#length);
    if (typeof item === 'number') {
      if (this.#kind === INT) words[(at >> 2) + 1] = item;
      else memory.floats[(at >> 3) + 1] = item;
    } else if (typeof item === 'string') {
      writeText(memory, at, item, this.#kind === WIDE);
    } else if (item instanceof Uint8Array) {
      bytes.set(item, at + 4);
    } else {
      words[(at >> 2) + 1] = constants.indexOf(item);
    }
    this.#item = undefined;
  }
}

function isLatin(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0xff) return false;
  }
  return true;
}

function writeText({ bytes }: RecordMemory, at: number, text: string, wide: boolean): void {
  let to = at + 4;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    bytes[to++] = code;
    if (wide) bytes[to++] = code >> 8;
  }
}

/** Reads an item out; bytes are copied, for the record's place will be used again. @internal */
export function readRecord(memory: RecordMemory, at: number): Item {
  const { words, bytes } = memory;
  const word = words[at >> 2] as number;
  const start = at + 4;
  switch (kindOf(word)) {
    case INT:
      return words[(at >> 2) + 1];
    case FLOAT:
      return memory.floats[(at >> 3) + 1];
    case CONSTANT:
      return constants[words[(at >> 2) + 1] as number];
    case LATIN:
      return readText(bytes, start, start + lengthOf(word), 1);
    case WIDE:
      return readText(bytes, start, start + lengthOf(word), 2);
    default:
      return bytes.slice(start, start + lengthOf(word));
  }
}

/** The bytes of an encoded value, where they are. @internal */
export function recordBytes({ words, bytes }: RecordMemory, at: number): Uint8Array {
  return bytes.subarray(at + 4, at + 4 + lengthOf(words[at >> 2] as number));
}

function readText(bytes: Uint8Array, start: number, end: number, width: 1 | 2): string {
  let text = '';
  for (let at = start; at < end; at += width) {
    const low = bytes[at] as number;
    text += String.fromCharCode(width === 1 ? low : low | ((bytes[at + 1] as number) << 8));
  }
  return text;
}
