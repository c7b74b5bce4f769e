/** A call that takes less than this is quick: several may be sent ahead. */
const QUICK_MS = 0.5;

/** How much work is sent ahead to a worker. */
const AHEAD_MS = 6;

/** What a function is taken to cost before its first call. */
const UNKNOWN_MS = 1e9;

/** How much the last call counts in the mean. */
const WEIGHT = 0.2;

/** How many functions are remembered. */
const KNOWN = 4096;

// A call that was merely interrupted must not make its function seem slow.
function mean(before: number, ms: number): number {
  const sample = Math.min(ms, before * 8 + 0.1);
  return before + (sample - before) * WEIGHT;
}

/** What calls of each function have taken, so that quick ones are sent many at once. @internal */
export class Costs {
  readonly #ms = new Map<number, number>();

  note(task: number, ms: number): void {
    const before = this.#ms.get(task);
    if (before === undefined && this.#ms.size >= KNOWN) this.#ms.clear();
    this.#ms.set(task, before === undefined ? ms : mean(before, ms));
  }

  of(task: number): number {
    return this.#ms.get(task) ?? UNKNOWN_MS;
  }

  /** Whether a worker that has work for so long may get a call that takes so long. */
  static fits(ahead: number, ms: number): boolean {
    return ms <= QUICK_MS && ahead + ms <= AHEAD_MS;
  }
}
