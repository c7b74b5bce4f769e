import { deepEqual, equal, ok } from 'node:assert/strict';
import { Barrier } from '../../asyncio/barrier/barrier.ts';
import { BrokenBarrierError } from '../../asyncio/errors.ts';
import { race, rest, type Race, type World } from './race.ts';
import { Waits } from './waits.ts';

/** Whole parties pass, each number once, and whoever is left is fewer than a party. */
class Parties implements World {
  readonly #barrier: Barrier;
  readonly #parties: number;
  readonly #passed: number[] = [];
  #broken = 0;
  #isDisturbed = false;
  readonly #waits = new Waits<number>(
    (wait) => this.#passed.push(wait.value as number),
    (wait) => {
      if (wait.error instanceof BrokenBarrierError) this.#broken += 1;
    },
  );

  constructor(parties: number) {
    this.#barrier = new Barrier(parties);
    this.#parties = parties;
    this.#waits.mayReject = true;
  }

  readonly moves = {
    wait: (which: number) => this.#waits.start(which, (options) => this.#barrier.wait(options)),
    'wait plainly': () => this.moves.wait(0),
    // More than fit: the others wait outside while it drains.
    crowd: (which: number) => {
      for (let party = 0; party <= 2 * this.#parties; party += 1) this.moves.wait(which + party);
    },
    abort: (which: number) => {
      this.#isDisturbed = true;
      this.#waits.abort(which);
    },
    reset: () => {
      this.#isDisturbed = true;
      void this.#barrier.reset();
    },
    break: () => {
      this.#isDisturbed = true;
      void this.#barrier.abort();
    },
  };

  checkAtRest(): void {
    this.#waits.checkAtRest();
    const waiting = this.#waits.pending.length;
    equal(this.#barrier.nWaiting, waiting);
    ok(waiting < this.#parties, 'a whole party waits');
    if (this.#barrier.broken) equal(waiting, 0);
    const arrived = this.#waits.all.filter(({ state }) => state === 'granted').length;
    ok(this.#passed.every((number) => number < this.#parties));
    if (this.#isDisturbed) return;
    equal(this.#broken, 0);
    equal(arrived % this.#parties, 0, 'a part of a party passed');
    for (let first = 0; first < arrived; first += this.#parties) {
      const numbers = this.#passed.slice(first, first + this.#parties);
      const order = [this.#parties - 1, ...numbers.keys()].slice(0, this.#parties);
      deepEqual(numbers, order);
    }
  }

  async end(): Promise<void> {
    // However it was left, it serves a whole party again.
    await this.#barrier.abort();
    await rest();
    this.#isDisturbed = true;
    this.checkAtRest();
    equal(this.#waits.pending.length, 0);
    await this.#barrier.reset();
    const party = Array.from({ length: this.#parties }, () => this.#barrier.wait());
    deepEqual(await Promise.all(party), [...party.keys()]);
  }
}

export const barriers: readonly Race[] = [race('Barrier', (size) => new Parties(size))];
