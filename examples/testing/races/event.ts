import { equal, ok } from 'node:assert/strict';
import { Event } from '../../asyncio/event/event.ts';
import { race, rest, type Race, type World } from './race.ts';
import { Waits, type Wait } from './waits.ts';

/** A wait ends if, and only if, the flag was set when it began or while it waited. */
class Flag implements World {
  readonly #event = new Event();
  readonly #due = new Set<Wait<true>>();
  readonly #waited = new Set<Wait<true>>();
  readonly #waits = new Waits<true>((wait) => {
    equal(wait.value, true);
    ok(this.#due.has(wait), 'ended without set()');
    const { pending } = this.#waits;
    const others = pending.filter((one) => this.#waited.has(one) && this.#due.has(one));
    if (this.#waited.has(wait)) this.#waits.expectFirst(wait, others);
  });

  readonly moves = {
    wait: (which: number) =>
      this.#waits.start(which, (options, wait) => {
        if (this.#event.isSet()) this.#due.add(wait);
        else this.#waited.add(wait);
        return this.#event.wait(options);
      }),
    abort: (which: number) => this.#waits.abort(which),
    set: () => this.#set(),
    clear: () => this.#event.clear(),
    pulse: () => {
      this.#set();
      this.#event.clear();
    },
    'set and abort': (which: number) => {
      this.#set();
      this.#waits.abort(which);
    },
  };

  checkAtRest(): void {
    this.#waits.checkAtRest();
    for (const wait of this.#waits.pending) ok(!this.#due.has(wait), 'waits for ever');
  }

  async end(): Promise<void> {
    this.#set();
    await rest();
    this.checkAtRest();
    equal(this.#waits.pending.length, 0);
  }

  #set(): void {
    this.#event.set();
    for (const wait of this.#waits.pending) this.#due.add(wait);
  }
}

export const events: readonly Race[] = [race('Event', () => new Flag())];
