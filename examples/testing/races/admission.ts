import { equal, ok, throws } from 'node:assert/strict';
import { BoundedSemaphore } from '../../asyncio/bounded-semaphore/bounded-semaphore.ts';
import { Condition } from '../../asyncio/condition/condition.ts';
import type { Hold } from '../../asyncio/hold.ts';
import { Lock } from '../../asyncio/lock/lock.ts';
import { Semaphore } from '../../asyncio/semaphore/semaphore.ts';
import { race, rest, type Race, type World } from './race.ts';
import { Waits } from './waits.ts';

type Gate = Lock | Condition | Semaphore;

/** What lets a number of callers in: model and primitive agree on who is inside. */
class Admission implements World {
  readonly #gate: Gate;
  readonly #permits: number;
  readonly #isLock: boolean;
  readonly #held: Hold[] = [];
  readonly #spent: Hold[] = [];
  readonly #waits = new Waits<Hold>((wait) => {
    this.#waits.expectFirst(wait);
    this.#held.push(wait.value as Hold);
    ok(this.#held.length <= this.#permits, 'one holder too many');
  });

  constructor(gate: Gate, permits: number) {
    this.#gate = gate;
    this.#permits = permits;
    this.#isLock = !(gate instanceof Semaphore);
  }

  readonly moves = {
    acquire: (which: number) => this.#waits.start(which, (options) => this.#gate.acquire(options)),
    abort: (which: number) => this.#waits.abort(which),
    dispose: () => this.#giveBack((hold) => hold[Symbol.dispose]()),
    release: () => this.#giveBack(() => this.#gate.release()),
    'release all': () => {
      while (this.#held.length > 0) this.#giveBack(() => this.#gate.release());
    },
    'release and abort': (which: number) => {
      this.moves.release();
      this.#waits.abort(which);
    },
    'abort and release': (which: number) => {
      this.#waits.abort(which);
      this.moves.release();
    },
    'dispose again': (which: number) => {
      this.#spent[which % this.#spent.length]?.[Symbol.dispose]();
    },
    'release once more': () => this.#releaseOnceMore(),
  };

  checkAtRest(): void {
    this.#waits.checkAtRest();
    const waiting = this.#waits.pending.length;
    const isFull = this.#held.length === this.#permits;
    if (waiting > 0) ok(isFull, 'somebody waits for what is free');
    equal(this.#gate.locked(), isFull);
  }

  async end(): Promise<void> {
    while (this.#held.length > 0) {
      this.moves.dispose();
      await rest();
      this.checkAtRest();
    }
    equal(this.#waits.pending.length, 0);
    for (let taken = 0; taken < this.#permits; taken += 1) {
      equal(this.#gate.locked(), false, 'a permit was lost');
      void this.#gate.acquire();
    }
    equal(this.#gate.locked(), true, 'a permit too many');
  }

  #giveBack(how: (hold: Hold) => void): void {
    const hold = this.#held.shift();
    if (hold === undefined) return;
    how(hold);
    // The next one's turn comes later: until then a lock is nobody's.
    if (this.#isLock) equal(this.#gate.locked(), false, 'handed over at the call');
    // A permit that was given back by release() must not be disposed too, as documented.
    if (this.#isLock || how.length > 0) this.#spent.push(hold);
  }

  #releaseOnceMore(): void {
    const isBounded = this.#isLock || this.#gate instanceof BoundedSemaphore;
    const isFree = this.#isLock ? !this.#gate.locked() : this.#waits.isIdle;
    if (isBounded && isFree && this.#held.length === 0) throws(() => this.#gate.release());
  }
}

export const admissions: readonly Race[] = [
  race('Lock', () => new Admission(new Lock(), 1)),
  race('Lock of a Condition', () => new Admission(new Condition(), 1)),
  race('Semaphore', (size) => new Admission(new Semaphore(size), size)),
  race('BoundedSemaphore', (size) => new Admission(new BoundedSemaphore(size), size)),
];
