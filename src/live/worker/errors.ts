const MAX_FRAMES = 8;

/** Where a program's threads find what its lines are. */
export const PROGRAM = Symbol.for('bingfa.program');

/** Tells where in the reader's own file an error came from. */
export class Locations {
  readonly #url: string;
  readonly #file: string;
  readonly #code: string;
  readonly #noted: string;
  readonly #lines: readonly number[];
  readonly #helpers: number;

  constructor(url: string, file: string, code: string) {
    this.#url = url;
    this.#file = file;
    this.#code = code;
    const [noted = '', lines] = /\/\/# lines=([\d,]+)\s*$/.exec(code) ?? [];
    this.#noted = noted;
    this.#lines = lines === undefined ? [] : lines.split(',').map(Number);
    const own = this.#lines.findIndex((line) => line > 1);
    // What the compiler put before the program counts as its first line, which is itself the last
    // of these: a program's first line is an import, or alone with its number.
    this.#helpers = own > 1 ? own - 1 : 0;
  }

  /** The lines of an error's stack that are in the reader's file, nearest first. */
  framesOf(error: Error): string[] {
    try {
      const { stack } = error as { stack?: unknown };
      return typeof stack === 'string' ? this.#framesIn(stack) : [];
    } catch {
      // A getter of the program's own.
      return [];
    }
  }

  #framesIn(stack: string): string[] {
    const frames: string[] = [];
    for (const line of this.#linesIn(stack)) {
      if (frames.push(`    at ${this.#file}:${this.lineOf(line)}`) === MAX_FRAMES) break;
    }
    return frames.filter((frame, index) => frame !== frames[index - 1]);
  }

  /** The innermost line of the reader's file in a stack. */
  lineIn(stack: string): number | undefined {
    for (const line of this.#linesIn(stack)) {
      if (line > this.#helpers) return this.lineOf(line);
    }
    return undefined;
  }

  /** The lines of the compiled program. In a thread, code that is not the program's follows it. */
  *#linesIn(stack: string): Generator<number> {
    const end = this.#lines.length === 0 ? Infinity : this.#lines.length;
    let at = stack.indexOf(this.#url);
    while (at !== -1) {
      at += this.#url.length;
      const line = Number(/^:(\d+)/.exec(stack.slice(at, at + 12))?.[1]);
      if (line <= end) yield line;
      at = stack.indexOf(this.#url, at);
    }
  }

  /** Where a function of the program is: nowhere if its text does not tell it from others. */
  placeOf(source: string) {
    const at = this.#code.indexOf(source);
    if (at === -1 || this.#code.includes(source, at + 1)) return undefined;
    const linesIn = (text: string): number => text.split('\n').length - 1;
    const before = linesIn(this.#code.slice(0, at));
    const after = linesIn(this.#code.slice(at + source.length));
    return { url: this.#url, before, after };
  }

  /** Code that makes the same known in a thread. */
  get declaration(): string {
    const known = [this.#url, this.#file, this.#noted].map((each) => JSON.stringify(each)).join();
    return `globalThis[Symbol.for(${JSON.stringify(Symbol.keyFor(PROGRAM))})]=[${known}];`;
  }

  lineOf(compiled: number): number {
    return this.#lines[compiled - 1] ?? compiled;
  }
}
