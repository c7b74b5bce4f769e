import { BytesOut } from '../codec/bytes-out.ts';
import { narrowText, wideText } from '../codec/text.ts';
import type { RecordMemory } from './record-memory.ts';

/** A value that was read as bytes. @internal */
export class Encoded {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** What goes into a record: encoded values, the simple ones as they are. @internal */
export type Item = number | string | boolean | null | undefined | BytesOut;

/** Longer strings are encoded. @internal */
export const SHORT = 64;

/** So many bytes are better copied word by word; and decoded where they are, while others wait. */
const FEW_BYTES = 256;

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
    } else if (item instanceof BytesOut) {
      this.#kind = ENCODED;
      this.#length = item.length;
    }
    return sizeOf(this.#length);
  }

  write(memory: RecordMemory, at: number): void {
    const { words } = memory;
    const item = this.#item;
    words[at >> 2] = heading(this.#kind, this.#length);
    if (typeof item === 'number') {
      if (this.#kind === INT) words[(at >> 2) + 1] = item;
      else memory.floats[(at >> 3) + 1] = item;
    } else if (typeof item === 'string') {
      writeText(memory, at, item, this.#kind === WIDE);
    } else if (item instanceof BytesOut) {
      writeBytes(memory, at + 4, item);
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

// Between private and shared memory, V8's own copying takes some hundred nanoseconds to begin.
function writeBytes(to: RecordMemory, at: number, from: BytesOut): void {
  const { words, length } = from;
  if (length > FEW_BYTES) to.bytes.set(from.bytes.subarray(0, length), at);
  else {
    const first = at >> 2;
    // A record ends with whole words.
    for (let index = 0; index * 4 < length; index += 1) {
      to.words[first + index] = words[index] as number;
    }
  }
}

/**
 * Reads a value out, as it was put or, if it is large, encoded: its bytes are a copy, for the record's
 * place will be used again.
 *
 * @internal
 */
export function readRecord(memory: RecordMemory, at: number): unknown {
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
      return narrowText(bytes, start, start + lengthOf(word));
    case WIDE:
      return wideText(bytes, start, start + lengthOf(word));
    default:
      return lengthOf(word) > FEW_BYTES
        ? new Encoded(bytes.slice(start, start + lengthOf(word)))
        : memory.decoder.decode(start);
  }
}
