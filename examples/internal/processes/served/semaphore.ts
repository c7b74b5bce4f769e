import { BrokenLockError } from '../../../threading/errors.ts';
import { type Address, isWithin } from '../address.ts';
import { described } from '../errors.ts';
import type { Ending } from '../letter.ts';
import { firstOf, type Request, type Row } from '../request.ts';
import { type Served, unknownMethod } from '../served.ts';

/**
 * A semaphore where it lives. Its permits need not be released by who acquired them, so a process
 * that is lost breaks it only for those who would have to wait: perhaps for what was lost.
 *
 * @internal
 */
export class ServedSemaphore implements Served {
  #value: number;
  readonly #bound: number;
  readonly #row: Row = new Set();
  /** How much more each process has acquired than released. */
  readonly #taken = new Map<Address, number>();
  #broken: BrokenLockError | undefined;

  constructor(value: number, bound: number) {
    this.#value = value;
    this.#bound = bound;
  }

  call(request: Request, method: string, [argument]: readonly unknown[]): void {
    switch (method) {
      case 'acquire':
        this.#acquire(request, argument === false);
        return;
      case 'release':
        this.#release(request.from);
        request.answer();
        return;
      case 'getValue':
        request.answer(this.#value);
        return;
      default:
        unknownMethod(method);
    }
  }

  ended(ending: Ending): void {
    for (const [address, count] of this.#taken) {
      if (!isWithin(address, ending.address)) continue;
      this.#taken.delete(address);
      if (count <= 0 || ending.exitCode === 0) continue;
      this.#broken ??= new BrokenLockError(
        `Release what is missing of the semaphore: ${described(ending)} and had acquired it`,
      );
    }
    if (this.#broken === undefined) return;
    for (const request of [...this.#row]) request.refuse(this.#broken);
  }

  #acquire(request: Request, isNow: boolean): void {
    if (this.#value > 0) {
      this.#value -= 1;
      this.#admit(request);
    } else if (isNow || (request.timeout !== undefined && request.timeout <= 0)) {
      request.answer();
    } else if (this.#broken !== undefined) {
      throw this.#broken;
    } else {
      request.waitIn(this.#row, { expired: () => request.answer() });
    }
  }

  #admit(request: Request): void {
    this.#count(request.from, 1);
    request.answer(1, () => {
      this.#count(request.from, -1);
      this.#passOn();
    });
  }

  #release(from: Address): void {
    if (this.#value >= this.#bound) {
      throw new RangeError('Acquire the semaphore before releasing it: nobody holds it');
    }
    this.#broken = undefined;
    this.#count(from, -1);
    this.#passOn();
  }

  #passOn(): void {
    const next = firstOf(this.#row);
    if (next === undefined) {
      this.#value += 1;
    } else {
      this.#row.delete(next);
      this.#admit(next);
    }
  }

  #count(address: Address, change: number): void {
    this.#taken.set(address, (this.#taken.get(address) ?? 0) + change);
  }
}
