import { BrokenBarrierError } from '../../asyncio/errors.ts';
import { LOOK_MS, type Deadline } from './futex.ts';
import { labelOf } from './label.ts';
import { exclusively } from './latch.ts';
import { sharedCells } from './memory.ts';
import { endOf, isThreadLost, ownIdent } from './registry.ts';
import { mayBlock, type Wait } from './wait.ts';

/**
 * A barrier in shared memory. Rounds are numbered; who waits sleeps until the number changes, and
 * then looks whether its round was among those that broke. So nobody has to leave before the next
 * round can fill: a thread that is killed, or late to wake up, holds up nobody.
 *
 * `NUMBER` is the one in traces, `LOST` the ident of the thread whose end broke the barrier. Then come the rounds that broke
 * last, and the threads that wait in this round.
 */
const [LATCH, ROUND, COUNT, IS_FULL, IS_BROKEN, LOST, BREAKS, NUMBER] = [
  0, 1, 2, 3, 4, 5, 6, 7,
] as const;
const BROKEN = 8;
const BROKEN_KEPT = 32;
const WAITING = BROKEN + BROKEN_KEPT;

/** @internal */
export class Rounds {
  readonly cells: Int32Array;
  readonly parties: number;

  constructor(parties: number, cells: Int32Array = sharedCells(WAITING + parties)) {
    this.parties = parties;
    this.cells = cells;
  }

  get label(): string {
    return labelOf('Barrier', this.cells, NUMBER);
  }

  get waiting(): number {
    return Atomics.load(this.cells, COUNT);
  }

  get isBroken(): boolean {
    return Atomics.load(this.cells, IS_BROKEN) === 1;
  }

  /**
   * Waits until all parties have come; the last to come runs the action before they go on.
   *
   * @returns How many were there before.
   */
  *arrive(deadline: Deadline, action: (() => unknown) | undefined): Wait<number> {
    for (;;) {
      const round = Atomics.load(this.cells, ROUND);
      const index = this.#exclusively(() => this.#enter(round, action !== undefined));
      if (index === 'not yet') {
        yield { cells: this.cells, index: ROUND, value: round, ms: LOOK_MS };
        this.#lookForLost();
      } else if (index + 1 < this.parties) {
        yield* this.#wait(round, deadline);
        return index;
      } else {
        if (action !== undefined) this.#finish(round, action);
        return index;
      }
    }
  }

  /** Refuses those who wait, and empties the barrier. */
  reset(): void {
    this.#exclusively(() => {
      if (this.waiting > 0) this.#refuse();
      this.#set(IS_BROKEN, 0);
      this.#set(LOST, 0);
    });
  }

  /** Refuses those who wait, and all who come until it is reset. */
  break(lost = 0): void {
    this.#exclusively(() => this.#break(lost));
  }

  #enter(round: number, hasAction: boolean): number | 'not yet' {
    if (this.isBroken) throw this.#error();
    if (this.#get(ROUND) !== round || this.#get(IS_FULL) === 1) return 'not yet';
    const index = this.waiting;
    this.cells[this.#seat(0)] = ownIdent();
    this.#set(COUNT, index + 1);
    if (index + 1 < this.parties) return index;
    if (hasAction) this.#set(IS_FULL, 1);
    else this.#next();
    return index;
  }

  #finish(round: number, action: () => unknown): void {
    try {
      action();
    } catch (error) {
      this.#exclusively(() => {
        if (this.#get(ROUND) === round) this.#break(0);
      });
      throw error;
    }
    this.#exclusively(() => {
      if (this.#get(ROUND) !== round) throw this.#error();
      this.#next();
    });
  }

  *#wait(round: number, deadline: Deadline): Wait<void> {
    try {
      while (Atomics.load(this.cells, ROUND) === round) {
        if (deadline.isOver && this.#breakLate(round)) throw this.#error();
        const ms = deadline.isOver ? LOOK_MS : deadline.slice;
        yield { cells: this.cells, index: ROUND, value: round, ms };
        this.#lookForLost();
      }
    } catch (reason) {
      this.#exclusively(() => this.#leave(round));
      throw reason;
    }
    if (this.#hasBroken(round)) throw this.#error();
  }

  /** Somebody's time is up: nobody gets through, unless all have come already. */
  #breakLate(round: number): boolean {
    return this.#exclusively(() => {
      if (this.#get(ROUND) !== round || this.#get(IS_FULL) === 1) return false;
      this.#break(0);
      return true;
    });
  }

  #lookForLost(): void {
    for (let seat = 0; seat < this.parties; seat += 1) {
      const ident = Atomics.load(this.cells, WAITING + seat);
      if (ident === 0 || !isThreadLost(ident)) continue;
      this.#exclusively(() => {
        if (this.#get(WAITING + seat) === ident) this.#break(ident);
      });
      return;
    }
  }

  #leave(round: number): void {
    if (this.#get(ROUND) !== round || this.#get(IS_FULL) === 1) return;
    this.cells[this.#seat(ownIdent())] = 0;
    this.#set(COUNT, this.waiting - 1);
  }

  #break(lost: number): void {
    this.#set(LOST, lost);
    this.#set(IS_BROKEN, 1);
    this.#refuse();
  }

  #refuse(): void {
    const breaks = this.#get(BREAKS);
    this.#set(BROKEN + (breaks % BROKEN_KEPT), this.#get(ROUND));
    this.#set(BREAKS, breaks + 1);
    this.#next();
  }

  #next(): void {
    this.cells.fill(0, WAITING);
    this.#set(COUNT, 0);
    this.#set(IS_FULL, 0);
    Atomics.add(this.cells, ROUND, 1);
    Atomics.notify(this.cells, ROUND);
  }

  #hasBroken(round: number): boolean {
    const kept = Math.min(this.#get(BREAKS), BROKEN_KEPT);
    return this.cells.subarray(BROKEN, BROKEN + kept).includes(round);
  }

  #error(): BrokenBarrierError {
    const lost = this.#get(LOST);
    if (lost === 0) {
      return new BrokenBarrierError('Reset the barrier before waiting again: it was broken');
    }
    return new BrokenBarrierError(
      `Reset the barrier before waiting again: ${endOf(lost)} while it waited`,
    );
  }

  #seat(of: number): number {
    return this.cells.indexOf(of, WAITING);
  }

  #exclusively<T>(body: () => T): T {
    return exclusively(this.cells, LATCH, body, () => this.#break(this.#get(LOST)), mayBlock);
  }

  #get(at: number): number {
    return Atomics.load(this.cells, at);
  }

  #set(at: number, value: number): void {
    Atomics.store(this.cells, at, value);
  }
}
