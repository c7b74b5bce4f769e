const MAX_FRAMES = 8;

/** Tells where in the reader's own file an error came from. */
export class Locations {
  readonly #url: string;
  readonly #file: string;
  readonly #lines: readonly number[];

  constructor(url: string, file: string, code: string) {
    this.#url = url;
    this.#file = file;
    const noted = /\/\/# lines=([\d,]+)\s*$/.exec(code)?.[1];
    this.#lines = noted === undefined ? [] : noted.split(',').map(Number);
  }

  /** The lines of a stack that are in the reader's file, nearest first. */
  framesOf(stack: string): string[] {
    const frames: string[] = [];
    let from = stack.indexOf(this.#url);
    while (from !== -1 && frames.length < MAX_FRAMES) {
      const line = /^:(\d+)/.exec(stack.slice(from + this.#url.length))?.[1];
      if (line !== undefined) frames.push(`    at ${this.#file}:${this.lineOf(Number(line))}`);
      from = stack.indexOf(this.#url, from + 1);
    }
    return frames.filter((frame, index) => frame !== frames[index - 1]);
  }

  /** The innermost line of the reader's file in a stack. */
  lineIn(stack: string): number | undefined {
    const at = stack.indexOf(this.#url);
    const line = at === -1 ? undefined : /^:(\d+)/.exec(stack.slice(at + this.#url.length))?.[1];
    return line === undefined ? undefined : this.lineOf(Number(line));
  }

  lineOf(compiled: number): number {
    return this.#lines[compiled - 1] ?? compiled;
  }
}
