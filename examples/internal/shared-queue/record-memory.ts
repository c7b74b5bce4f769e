import { Decoder } from '../codec/decoder.ts';

const BYTES = 2 ** 12;
/** Where memory cannot grow in place, all of it is taken at once. */
const FIXED_BYTES = 2 ** 24;

/** Memory that grows where it is, so that all threads see it grow. @internal */
export function recordMemory(limit: number): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(BYTES, { maxByteLength: limit });
  return (memory as { growable?: boolean }).growable === true
    ? memory
    : new SharedArrayBuffer(Math.min(limit, FIXED_BYTES));
}

/**
 * One thread's views of a queue's memory. They have a fixed length and are made anew when it has
 * grown: a view that follows the length is twenty times slower.
 *
 * @internal
 */
export class RecordMemory {
  readonly buffer: SharedArrayBuffer;
  words!: Int32Array<SharedArrayBuffer>;
  floats!: Float64Array<SharedArrayBuffer>;
  bytes!: Uint8Array<SharedArrayBuffer>;
  decoder!: Decoder;
  size = -1;

  constructor(buffer: SharedArrayBuffer) {
    this.buffer = buffer;
    this.follow();
  }

  /** Takes note that another thread has let it grow. */
  follow(): void {
    const { buffer } = this;
    const size = buffer.byteLength;
    if (size === this.size) return;
    this.size = size;
    this.words = new Int32Array(buffer, 0, size >> 2);
    this.floats = new Float64Array(buffer, 0, size >> 3);
    this.bytes = new Uint8Array(buffer, 0, size);
    this.decoder = new Decoder(this.bytes);
  }

  grow(size: number): void {
    this.buffer.grow(size);
    this.follow();
  }
}
