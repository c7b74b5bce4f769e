const LONG = 64;
const encoder = new TextEncoder();

/** Bytes that are being written. @internal */
export class BytesOut {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  reset(): void {
    this.#length = 0;
  }

  /** A copy of what was written. */
  copy(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
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

  bytes(bytes: Uint8Array): void {
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
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
