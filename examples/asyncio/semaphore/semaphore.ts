import { refusal } from '../../internal/abort.ts';
import { checkCount } from '../../internal/check.ts';
import { dispose } from '../../internal/dispose.ts';
import { WaitList } from '../../internal/wait-list.ts';
import type { Hold } from '../hold.ts';
import type { WaitOptions } from '../wait-options.ts';

class Permit implements Hold {
  #semaphore: Semaphore | undefined;

  constructor(semaphore: Semaphore) {
    this.#semaphore = semaphore;
  }

  [dispose](): void {
    const semaphore = this.#semaphore;
    this.#semaphore = undefined;
    semaphore?.release();
  }
}

/** Lets a number of callers through at a time. */
export class Semaphore {
  #value: number;
  readonly #waiters = new WaitList<Hold>(
    (waiter) => {
      waiter.resolve(new Permit(this));
      this.#wakeAllowed();
    },
    (_waiter, woken) => {
      if (woken) this.#value += 1;
      this.#wakeAllowed();
    },
  );

  constructor(value = 1) {
    checkCount('value', value, 0);
    this.#value = value;
  }

  /** Waits for a permit and takes it. */
  acquire(options?: WaitOptions): Promise<Hold> {
    const signal = options?.signal;
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.locked()) return this.#waiters.add(signal).promise!;
    this.#value -= 1;
    return Promise.resolve(new Permit(this));
  }

  /** Gives a permit back. */
  release(): void {
    this.#value += 1;
    this.#wakeNext();
  }

  /** Says whether acquire() would have to wait. */
  locked(): boolean {
    return this.#value === 0 || this.#waiters.waiting > 0 || this.#waiters.woken > 0;
  }

  /** @internal */
  protected get free(): number {
    return this.#value;
  }

  #wakeNext(): boolean {
    if (!this.#waiters.wakeFirst()) return false;
    this.#value -= 1;
    return true;
  }

  #wakeAllowed(): void {
    while (this.#value > 0 && this.#wakeNext());
  }
}
