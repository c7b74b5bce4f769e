import { onAbort, type AbortListener, type Source } from './abort.ts';
import { reporter } from './report.ts';
import { longestDelay, nextTurn } from './timer.ts';

/** One sleep: its timer, and the listener of its signal. @internal */
export class Nap<T> implements AbortListener {
  source: Source | undefined = undefined;
  before: AbortListener | undefined = undefined;
  after: AbortListener | undefined = undefined;
  #left: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #over = false;
  #task: number | undefined;
  readonly #kind: string;
  readonly #signal: AbortSignal | undefined;
  readonly #wake: () => void;
  readonly #reject: (reason: unknown) => void;

  constructor(
    ms: number,
    value: T,
    signal: AbortSignal | undefined,
    resolve: (value: T) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#left = ms;
    this.#kind = `sleep(${ms})`;
    this.#signal = signal;
    this.#reject = reject;
    this.#wake = () => {
      if (this.#over) return;
      if (this.#left > 0) {
        this.#arm();
      } else {
        this.#end();
        resolve(value);
      }
    };
    if (signal !== undefined) onAbort(signal, this);
    if (reporter !== undefined) this.#report('wait');
    if (ms <= 0) nextTurn(this.#wake);
    else this.#arm();
  }

  handleEvent(): void {
    clearTimeout(this.#timer);
    this.#end();
    this.#reject(this.#signal?.reason);
  }

  #arm(): void {
    const delay = Math.min(this.#left, longestDelay);
    this.#left -= delay;
    this.#timer = setTimeout(this.#wake, delay);
  }

  #end(): void {
    this.#over = true;
    this.source?.delete(this);
    if (reporter !== undefined) this.#report('resume');
  }

  #report(type: 'wait' | 'resume'): void {
    this.#task = reporter?.report(type, this, this.#kind, this.#signal, this.#task);
  }
}
