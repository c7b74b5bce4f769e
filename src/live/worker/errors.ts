const MAX_FRAMES = 8;

/** Tells where in the reader's own file an error came from. */
export class Locations {
  readonly #url: string;
  readonly #file: string;
  readonly #lines: readonly number[];
  readonly #helpers: number;

  constructor(url: string, file: string, code: string) {
    this.#url = url;
    this.#file = file;
    const noted = /\/\/# lines=([\d,]+)\s*$/.exec(code)?.[1];
    this.#lines = noted === undefined ? [] : noted.split(',').map(Number);
    const own = this.#lines.findIndex((line) => line > 1);
    // What the compiler put before the program counts as its first line, which is itself the last
    // of these: a program's first line is an import, or alone with its number.
    this.#helpers = own > 1 ? own - 1 : 0;
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
    let at = stack.indexOf(this.#url);
    while (at !== -1) {
      at += this.#url.length;
      const line = Number(/^:(\d+)/.exec(stack.slice(at, at + 12))?.[1]);
      if (line > this.#helpers) return this.lineOf(line);
      at = stack.indexOf(this.#url, at);
    }
    return undefined;
  }

  lineOf(compiled: number): number {
    return this.#lines[compiled - 1] ?? compiled;
  }
}
