import { Condition, Lock } from '../../examples/asyncio/index.ts';

/** Lets several work beside each other, and whoever measures work alone. */
export class Turns {
  readonly #changed = new Condition();
  readonly #one = new Lock();
  #beside = 0;
  #measuring = 0;

  async beside<T>(work: () => Promise<T>): Promise<T> {
    await this.#change(1, 0, () => this.#measuring === 0);
    try {
      return await work();
    } finally {
      await this.#change(-1, 0);
    }
  }

  /** Goes before all work that has not begun yet. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    await this.#change(0, 1);
    await this.#one.acquire();
    try {
      await this.#change(0, 0, () => this.#beside === 0);
      return await work();
    } finally {
      this.#one.release();
      await this.#change(0, -1);
    }
  }

  async #change(beside: number, measuring: number, when = () => true): Promise<void> {
    await this.#changed.acquire();
    try {
      await this.#changed.waitFor(when);
      this.#beside += beside;
      this.#measuring += measuring;
      this.#changed.notifyAll();
    } finally {
      this.#changed.release();
    }
  }
}
