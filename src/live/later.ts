import { Lasting } from './lasting.ts';
import { Tally } from './tally.ts';
import { type LastingRow, MAX_LASTING, type Totals } from './totals.ts';
import type { TraceRow } from './trace.ts';

/** Takes in a run's events, so that those beyond the limit need not be told one by one. */
export class Later {
  readonly #tally = new Tally();
  readonly #lasting = new Lasting((task) => this.#tally.has(task));
  #complete = true;
  /** How many were counted. */
  count = 0;

  /** An event that the page is told of. */
  shown(row: TraceRow): void {
    this.#lasting.take(row);
  }

  /** An event that it is not. */
  take(row: LastingRow): void {
    this.count += 1;
    this.#tally.take(row);
    this.#lasting.take(row);
  }

  /** What is known of the events that follow those that were taken. */
  absorb(totals: Totals): void {
    this.#tally.absorb(totals);
    for (const row of totals.lasting) this.#lasting.take(row);
    for (const task of totals.awaited) this.#lasting.await(task);
    this.#complete &&= totals.complete;
  }

  /** @param limit - How many events may be told one by one, or else none is. */
  totals(limit = MAX_LASTING): Totals {
    const lasting = this.#lasting.lasting(this.#complete ? limit : -1);
    return { ...this.#tally.totals(), ...lasting };
  }
}
