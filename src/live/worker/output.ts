import { type Level, MAX_LINES, MAX_LINE_LENGTH, type OutputLine } from '../protocol.ts';
import { Sending } from './sending.ts';

const DROPPED_MS = 16;
const CUT = '…';

/**
 * Sends the program's lines up to the limit, and says a few times a second at most how many more
 * there were. Lines go at once: a program that never yields would give no timer its turn.
 */
export class Output {
  readonly #send: (lines: OutputLine[], dropped: number) => void;
  readonly #elapsed: () => number;
  readonly #mark: (() => number) | undefined;
  #taken = 0;
  #dropped = 0;
  #droppedSent = 0;
  readonly #sending = new Sending(DROPPED_MS, () => this.flush());

  /**
   * @param elapsed - The program's time.
   * @param mark - How many events of the trace there have been.
   */
  constructor(
    elapsed: () => number,
    send: (lines: OutputLine[], dropped: number) => void,
    mark?: () => number,
  ) {
    this.#elapsed = elapsed;
    this.#mark = mark;
    this.#send = send;
  }

  /** Past the limit, values need not even be turned into text. */
  get full(): boolean {
    return this.#taken >= MAX_LINES;
  }

  drop(): void {
    this.#dropped += 1;
    this.#sending.soon();
  }

  write(level: Level, text: string): void {
    const at = this.#elapsed();
    const after = this.#mark?.();
    const lines = text.split('\n', MAX_LINES - this.#taken);
    this.#taken += lines.length;
    this.#dropped += countLines(text) - lines.length;
    if (lines.length === 0) this.#sending.soon();
    else this.#sendNow(lines.map((line) => ({ level, text: cut(line), at, after })));
  }

  flush(): void {
    if (this.#dropped !== this.#droppedSent) this.#sendNow([]);
  }

  #sendNow(lines: OutputLine[]): void {
    this.#send(lines, this.#dropped);
    this.#droppedSent = this.#dropped;
    this.#sending.sent();
  }
}

function cut(line: string): string {
  return line.length > MAX_LINE_LENGTH ? line.slice(0, MAX_LINE_LENGTH - 1) + CUT : line;
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
