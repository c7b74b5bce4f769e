import { BrokenLockError } from '../../../threading/errors.ts';
import { type Address, isWithin } from '../address.ts';
import { described } from '../errors.ts';
import type { Ending } from '../letter.ts';
import { firstOf, type Request, type Row } from '../request.ts';
import { type Served, unknownMethod } from '../served.ts';

/** What a holder had when it gave the lock up to wait for a condition. @internal */
export type Suspended = readonly number[];

/** A lock, recursive or not, where it lives. @internal */
export class ServedLock implements Served {
  readonly isRecursive: boolean;
  holder: Address | undefined;
  /** One for each time that the holder has it: nobody else's hold can release it. */
  #tickets: number[] = [];
  #nextTicket = 1;
  #broken: BrokenLockError | undefined;
  readonly #row: Row = new Set();
  /** What those do who get the lock back after having given it up. */
  readonly #comebacks = new WeakMap<Request, () => void>();

  constructor(isRecursive: boolean) {
    this.isRecursive = isRecursive;
  }

  call(request: Request, method: string, [argument]: readonly unknown[]): void {
    switch (method) {
      case 'acquire':
        this.#acquire(request, argument === false);
        return;
      case 'release':
        this.release(request.from);
        request.answer();
        return;
      case 'releaseHold':
        if (this.#tickets.includes(argument as number)) this.release(request.from);
        request.answer();
        return;
      case 'locked':
        request.answer(this.holder !== undefined);
        return;
      default:
        unknownMethod(method);
    }
  }

  release(from: Address): void {
    if (this.holder === undefined) {
      throw new RangeError('Acquire the lock before releasing it: nobody holds it');
    }
    if (this.#broken !== undefined) {
      this.#broken = undefined;
      this.#tickets = [];
    } else if (this.isRecursive && this.holder !== from) {
      throw new Error('Acquire the lock before releasing it: another process holds it');
    }
    this.#tickets.pop();
    if (this.#tickets.length === 0) this.#passOn();
  }

  /** Gives the lock up, however often the holder has it. */
  suspend(): Suspended {
    const tickets = this.#tickets;
    this.#tickets = [];
    this.#passOn();
    return tickets;
  }

  /** Takes the lock again for one who gave it up, in its turn; then calls back. */
  resume(request: Request, tickets: Suspended, done: () => void): void {
    if (this.#broken !== undefined) {
      request.refuse(this.#broken);
    } else if (this.holder === undefined) {
      this.#give(request.from, tickets);
      done();
    } else {
      this.#comebacks.set(request, () => {
        this.#give(request.from, tickets);
        done();
      });
      request.moveTo(this.#row);
    }
  }

  ended(ending: Ending): void {
    if (this.holder === undefined || !isWithin(this.holder, ending.address)) return;
    const error = new BrokenLockError(
      `Repair what the lock guards, then release() it: ${described(ending)} and held it`,
    );
    this.#broken = error;
    for (const request of [...this.#row]) request.refuse(error);
  }

  #acquire(request: Request, isNow: boolean): void {
    if (this.#broken !== undefined) throw this.#broken;
    if (this.holder === undefined || (this.isRecursive && this.holder === request.from)) {
      this.#admit(request);
    } else if (isNow || (request.timeout !== undefined && request.timeout <= 0)) {
      request.answer();
    } else {
      request.waitIn(this.#row, { expired: () => request.answer() });
    }
  }

  #admit(request: Request): void {
    const ticket = this.#nextTicket++;
    this.#give(request.from, [...this.#tickets, ticket]);
    // One who died before it knew that it has the lock has changed nothing.
    request.answer(ticket, () => {
      if (!this.#tickets.includes(ticket)) return;
      this.#tickets = this.#tickets.filter((other) => other !== ticket);
      if (this.#tickets.length === 0) this.#passOn();
    });
  }

  #give(holder: Address, tickets: readonly number[]): void {
    this.holder = holder;
    this.#tickets = [...tickets];
  }

  #passOn(): void {
    this.holder = undefined;
    const next = firstOf(this.#row);
    if (next === undefined) return;
    this.#row.delete(next);
    const comeback = this.#comebacks.get(next);
    if (comeback === undefined) this.#admit(next);
    else comeback();
  }
}
