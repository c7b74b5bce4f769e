import { type Level, MAX_LINE_LENGTH } from '../../live/protocol.ts';
import type { Output } from '../../live/worker/output.ts';

/** Makes lines of what Python writes to one of its streams. */
export class Lines {
  readonly #level: Level;
  readonly #output: Output;
  readonly #decoder = new TextDecoder();
  /** What has no end of line yet; no more of it than a line shows. */
  #rest = '';

  constructor(level: Level, output: Output) {
    this.#level = level;
    this.#output = output;
  }

  /** Takes all bytes; says how many. */
  write(bytes: Uint8Array): number {
    const text = this.#decoder.decode(bytes, { stream: true });
    const end = text.lastIndexOf('\n');
    if (end !== -1) {
      this.#output.write(this.#level, this.#rest + text.slice(0, end));
      this.#rest = '';
    }
    this.#rest = (this.#rest + text.slice(end + 1)).slice(0, MAX_LINE_LENGTH + 1);
    return bytes.length;
  }

  /** What was written last may have no end of line. */
  end(): void {
    if (this.#rest !== '') this.#output.write(this.#level, this.#rest);
    this.#rest = '';
  }
}
