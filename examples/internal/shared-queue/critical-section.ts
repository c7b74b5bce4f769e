import { LOOK_MS, canBlock, sleepSync } from '../shared/futex.ts';
import { isThreadAlive, ownIdent, threadRow } from '../shared/registry.ts';

const FREE = 0;
const CONTENDED = 1;
/** How often to look before going to sleep: the section is a few hundred nanoseconds long. */
const LOOKS = 200;
/** So many slices of sleep in which nobody left the section. */
const STUCK_LOOKS = 25;
/** How long a page's own thread, which may not sleep, looks. */
const PAGE_MS = 1000;

const ownerOf = (word: number): number => word >> 1;

/**
 * What one thread at a time does, so short that everyone else may wait for it without `await`.
 *
 * - The cell holds the thread that is inside, so that the next one takes over from one that was
 *   killed; what it leaves must be whole at every step.
 *
 * @internal
 */
export class CriticalSection {
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #at: number;

  constructor(cells: Int32Array<SharedArrayBuffer>, at: number) {
    this.#cells = cells;
    this.#at = at;
  }

  enter(): void {
    const mine = ownIdent() << 1;
    if (Atomics.compareExchange(this.#cells, this.#at, FREE, mine) !== FREE) this.#wait(mine);
  }

  leave(): void {
    const word = Atomics.exchange(this.#cells, this.#at, FREE);
    if ((word & CONTENDED) !== 0) Atomics.notify(this.#cells, this.#at, 1);
  }

  #wait(mine: number): void {
    if (this.#look(mine)) return;
    if (!canBlock()) {
      this.#lookOn(mine);
      return;
    }
    const cells = this.#cells;
    const at = this.#at;
    for (let looks = 0; looks < STUCK_LOOKS;) {
      const word = Atomics.load(cells, at);
      if (word === FREE || !isThreadAlive(ownerOf(word))) {
        // There may be others asleep, whom nobody else would wake.
        if (Atomics.compareExchange(cells, at, word, mine | CONTENDED) === word) return;
        continue;
      }
      const contended = word | CONTENDED;
      if (word !== contended && Atomics.compareExchange(cells, at, word, contended) !== word) {
        continue;
      }
      looks = sleepSync(cells, at, contended, LOOK_MS) === 'timed-out' ? looks + 1 : 0;
    }
    throw this.#stuck();
  }

  #look(mine: number): boolean {
    for (let looks = 0; looks < LOOKS; looks += 1) {
      if (Atomics.load(this.#cells, this.#at) !== FREE) continue;
      if (Atomics.compareExchange(this.#cells, this.#at, FREE, mine) === FREE) return true;
    }
    return false;
  }

  #lookOn(mine: number): void {
    const end = performance.now() + PAGE_MS;
    while (performance.now() < end) {
      if (this.#look(mine)) return;
      const word = Atomics.load(this.#cells, this.#at);
      if (word === FREE || isThreadAlive(ownerOf(word))) continue;
      if (Atomics.compareExchange(this.#cells, this.#at, word, mine) === word) return;
    }
    throw this.#stuck();
  }

  // Only its own event loop tells the thread that started it that a thread was lost.
  #stuck(): Error {
    const ident = ownerOf(Atomics.load(this.#cells, this.#at));
    const name = threadRow(ident)?.name ?? `Thread-${ident}`;
    return new Error(`Await something before the next try: "${name}" stopped inside the queue`);
  }
}
