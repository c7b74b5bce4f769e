import { native } from './natives.ts';

/** Sends in batches: soon, and also from a program that never yields and so gets no timer. */
export class Sending {
  readonly #everyMs: number;
  readonly #flush: () => void;
  #lastSent = -Infinity;
  #isTimed = false;

  constructor(everyMs: number, flush: () => void) {
    this.#everyMs = everyMs;
    this.#flush = flush;
  }

  /** Says that everything there was has been sent. */
  sent(): void {
    this.#lastSent = native.now();
  }

  soon(): void {
    if (native.now() - this.#lastSent >= this.#everyMs) {
      this.#flush();
    } else if (!this.#isTimed) {
      this.#isTimed = true;
      native.setTimeout(() => {
        this.#isTimed = false;
        this.#flush();
      }, this.#everyMs);
    }
  }
}
