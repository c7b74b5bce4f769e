import { longestDelay, nextTurn } from './timer.ts';

/**
 * Calls back once, however far off: `setTimeout` understands 25 days.
 *
 * @internal
 */
export class Alarm {
  #left: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;
  readonly #ring: () => void;

  constructor(ms: number, callback: () => void) {
    this.#left = ms;
    this.#ring = () => {
      if (this.#isOver) return;
      if (this.#left > 0) {
        this.#arm();
      } else {
        this.#isOver = true;
        callback();
      }
    };
    if (ms <= 0) nextTurn(this.#ring);
    else this.#arm();
  }

  cancel(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #arm(): void {
    const delay = Math.min(this.#left, longestDelay);
    this.#left -= delay;
    this.#timer = setTimeout(this.#ring, Math.ceil(delay));
  }
}
