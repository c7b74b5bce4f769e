import { refusal } from '../../internal/abort.ts';
import { dispose } from '../../internal/dispose.ts';
import { WaitList, type Waiter } from '../../internal/wait-list.ts';
import type { Hold } from '../hold.ts';
import type { WaitOptions } from '../wait-options.ts';

/** @internal */
export let releaseForWait: (lock: Lock) => Hold;
/** @internal */
export let reacquire: (lock: Lock, hold: Hold, done: () => void) => void;

class LockHold implements Hold {
  readonly #free: (hold: Hold) => void;

  constructor(free: (hold: Hold) => void) {
    this.#free = free;
  }

  [dispose](): void {
    this.#free(this);
  }
}

/** Lets one caller at a time through. */
export class Lock {
  #holder: Hold | undefined = undefined;
  readonly #waiters = new WaitList<Hold>(
    (waiter) => this.#admit(waiter),
    () => this.#wakeNext(),
  );
  readonly #free = (hold: Hold): void => {
    if (this.#holder === hold) this.release();
  };

  static {
    releaseForWait = (lock) => {
      const hold = lock.#holder!;
      lock.release();
      return hold;
    };
    reacquire = (lock, hold, done) => {
      if (lock.#free2()) {
        lock.#holder = hold;
        done();
      } else {
        const waiter = lock.#waiters.add(undefined);
        waiter.note = hold;
        waiter.settle = done;
      }
    };
  }

  /** Waits until the lock is free and takes it. */
  acquire(options?: WaitOptions): Promise<Hold> {
    const signal = options?.signal;
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.#free2()) return Promise.resolve((this.#holder = new LockHold(this.#free)));
    return this.#waiters.add(signal).promise!;
  }

  /** Frees the lock. */
  release(): void {
    if (this.#holder === undefined) {
      throw new Error('Acquire the lock before releasing it: it is not held');
    }
    this.#holder = undefined;
    this.#wakeNext();
  }

  /** Says whether the lock is held. */
  locked(): boolean {
    return this.#holder !== undefined;
  }

  #free2(): boolean {
    return (
      this.#holder === undefined && this.#waiters.waiting === 0 && this.#waiters.woken === 0
    );
  }

  #wakeNext(): void {
    if (this.#holder === undefined && this.#waiters.woken === 0) this.#waiters.wakeFirst();
  }

  #admit(waiter: Waiter<Hold>): void {
    const hold = (waiter.note as Hold | undefined) ?? new LockHold(this.#free);
    this.#holder = hold;
    waiter.resolve(hold);
  }
}
