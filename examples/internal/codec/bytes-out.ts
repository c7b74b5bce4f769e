const LONG = 64;
const FIRST_BYTES = 1024;
/** What one large value needed is not kept for the small ones after it. */
const KEPT_BYTES = 2 ** 20;
const encoder = new TextEncoder();

const bufferOf = (size: number): ArrayBuffer => new ArrayBuffer(Math.ceil(size / 4) * 4);

/** Bytes that are written one after another, from the beginning of `bytes`. @internal */
export class BytesOut {
  #bytes: Uint8Array<ArrayBuffer>;
  #words: Int32Array<ArrayBuffer>;
  #view: DataView;
  #length = 0;

  constructor(size = FIRST_BYTES) {
    const buffer = bufferOf(size);
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Int32Array(buffer);
    this.#view = new DataView(buffer);
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes;
  }

  /** The same memory. */
  get words(): Int32Array<ArrayBuffer> {
    return this.#words;
  }

  get length(): number {
    return this.#length;
  }

  reset(): void {
    this.#length = 0;
    if (this.#bytes.length > KEPT_BYTES) this.#move(FIRST_BYTES);
  }

  /** What was written, in memory of its own. */
  copy(): BytesOut {
    const copy = new BytesOut(this.#length);
    copy.#bytes.set(this.#bytes.subarray(0, this.#length));
    copy.#length = this.#length;
    return copy;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  int(value: number): void {
    this.#reserve(4);
    this.#view.setInt32(this.#length, value, true);
    this.#length += 4;
  }

  float(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  /** A whole number up to 2 ** 53, in as few bytes as it needs. */
  count(value: number): void {
    let left = value;
    for (; left > 0x7f; left = Math.floor(left / 0x80)) this.byte((left % 0x80) | 0x80);
    this.byte(left);
  }

  block(bytes: Uint8Array): void {
    this.count(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A text after its tag, which says how wide it is. */
  text(text: string, ascii: number, wide: number): void {
    const start = this.#length;
    this.byte(ascii);
    this.count(text.length);
    if (this.#ascii(text)) return;
    this.#length = start;
    this.byte(wide);
    const size = text.length * 2;
    this.count(size);
    this.#reserve(size);
    for (let index = 0; index < text.length; index += 1) {
      this.#view.setUint16(this.#length + index * 2, text.charCodeAt(index), true);
    }
    this.#length += size;
  }

  /** False, and nothing written that counts, when there are other characters. */
  #ascii(text: string): boolean {
    const { length } = text;
    this.#reserve(length);
    if (length > LONG) {
      const { read, written } = encoder.encodeInto(text, this.#bytes.subarray(this.#length));
      if (read !== length || written !== length) return false;
    } else {
      for (let index = 0; index < length; index += 1) {
        const code = text.charCodeAt(index);
        if (code > 0x7f) return false;
        this.#bytes[this.#length + index] = code;
      }
    }
    this.#length += length;
    return true;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    this.#move(Math.max(needed, this.#bytes.length * 2));
  }

  #move(size: number): void {
    const buffer = bufferOf(size);
    const written = this.#bytes.subarray(0, this.#length);
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Int32Array(buffer);
    this.#view = new DataView(buffer);
    this.#bytes.set(written);
  }
}
