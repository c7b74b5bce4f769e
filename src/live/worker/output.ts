import { type Level, MAX_LINES, MAX_LINE_LENGTH, type OutputLine } from '../protocol.ts';
import { Sending } from './sending.ts';

const FLUSH_MS = 16;
const CUT = '…';

/** Gathers the program's lines and sends them a few times a second at most, up to the limit. */
export class Output {
  readonly #send: (lines: OutputLine[], dropped: number) => void;
  readonly #elapsed: () => number;
  readonly #mark: (() => number) | undefined;
  #lines: OutputLine[] = [];
  #taken = 0;
  #dropped = 0;
  #droppedSent = 0;
  readonly #sending = new Sending(FLUSH_MS, () => this.flush());

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
    for (const line of text.split('\n', MAX_LINES + 1)) {
      if (this.full) {
        this.#dropped += 1;
        continue;
      }
      this.#taken += 1;
      const shown = line.length > MAX_LINE_LENGTH ? line.slice(0, MAX_LINE_LENGTH - 1) + CUT : line;
      this.#lines.push({ level, text: shown, at, after });
    }
    this.#sending.soon();
  }

  flush(): void {
    if (this.#lines.length === 0 && this.#dropped === this.#droppedSent) return;
    this.#send(this.#lines, this.#dropped);
    this.#lines = [];
    this.#droppedSent = this.#dropped;
    this.#sending.sent();
  }
}
