import { refusal } from './abort.ts';
import { dispose } from './dispose.ts';
import { reporter } from './report.ts';
import { taskOf, Waiter, WaitList } from './wait-list.ts';

/** The right to release a mutex, as long as it is the one that holds it. @internal */
export class MutexHold implements Disposable {
  /** The task that acquired, while somebody traces. */
  task: number | undefined = undefined;
  readonly #mutex: Mutex;

  constructor(mutex: Mutex) {
    this.#mutex = mutex;
  }

  [dispose](): void {
    if (this.#mutex.holder === this) this.#mutex.release();
  }
}

/** What Lock is, in the open for Condition. @internal */
export class Mutex extends WaitList<Disposable> {
  readonly kind = 'Lock';
  holder: MutexHold | undefined = undefined;

  acquire(signal: AbortSignal | undefined): Promise<Disposable> {
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (!this.#free()) return this.join(signal);
    const hold = new MutexHold(this);
    this.#give(hold, signal, undefined);
    return Promise.resolve(hold);
  }

  /** Takes the mutex for a hold that gave it up for a while, then calls back. */
  reacquire(hold: MutexHold, done: () => void): void {
    if (this.#free()) {
      this.#give(hold, undefined, hold.task);
      done();
    } else {
      this.adopt(new Waiter<Disposable>(this, undefined, done, done), hold, hold.task);
    }
  }

  release(): void {
    const { holder } = this;
    if (holder === undefined) {
      throw new Error('Acquire the lock before releasing it: nobody holds it');
    }
    if (reporter !== undefined) {
      reporter.report('release', this, this.kind, undefined, holder.task);
    }
    this.holder = undefined;
    this.abandoned();
  }

  admit(waiter: Waiter<Disposable>): void {
    const hold = (waiter.note as MutexHold | undefined) ?? new MutexHold(this);
    this.#give(hold, waiter.signal, taskOf(waiter) ?? hold.task);
    waiter.resolve(hold);
  }

  override abandoned(): void {
    if (this.holder === undefined && this.woken === 0) this.wakeFirst();
  }

  // Those who were woken and have not run yet come first: no barging.
  #free(): boolean {
    return this.holder === undefined && this.waiting === 0 && this.woken === 0;
  }

  #give(hold: MutexHold, signal: AbortSignal | undefined, task: number | undefined): void {
    this.holder = hold;
    if (reporter !== undefined) {
      hold.task = reporter.report('acquire', this, this.kind, signal, task);
    }
  }
}
