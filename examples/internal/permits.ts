import { refusal } from './abort.ts';
import { dispose } from './dispose.ts';
import { reporter } from './report.ts';
import { taskOf, WaitList, type Waiter } from './wait-list.ts';

/** The right to give a permit back, once. @internal */
export class Permit implements Disposable {
  #permits: Permits | undefined;
  readonly #task: number | undefined;

  constructor(permits: Permits, task: number | undefined) {
    this.#permits = permits;
    this.#task = task;
  }

  [dispose](): void {
    const permits = this.#permits;
    this.#permits = undefined;
    permits?.release(this.#task);
  }
}

/** What Semaphore and BoundedSemaphore are. @internal */
export class Permits extends WaitList<Disposable> {
  readonly kind: string;
  readonly #bound: number;
  #value: number;

  constructor(value: number, bound: number, kind: string) {
    super();
    this.#value = value;
    this.#bound = bound;
    this.kind = kind;
  }

  get locked(): boolean {
    return this.#value === 0 || this.waiting > 0 || this.woken > 0;
  }

  acquire(signal: AbortSignal | undefined): Promise<Disposable> {
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.locked) return this.join(signal);
    this.#value -= 1;
    return Promise.resolve(this.#permit(signal, undefined));
  }

  release(task?: number): void {
    if (this.#value >= this.#bound) {
      throw new RangeError('Acquire the semaphore before releasing it: nobody holds it');
    }
    if (reporter !== undefined) {
      reporter.report('release', this, this.kind, undefined, task);
    }
    this.#value += 1;
    this.#wakeNext();
  }

  admit(waiter: Waiter<Disposable>): void {
    waiter.resolve(this.#permit(waiter.signal, taskOf(waiter)));
    this.#wakeAllowed();
  }

  override abandoned(wasWoken: boolean): void {
    if (wasWoken) this.#value += 1;
    this.#wakeAllowed();
  }

  #permit(signal: AbortSignal | undefined, task: number | undefined): Permit {
    if (reporter === undefined) return new Permit(this, undefined);
    return new Permit(this, reporter.report('acquire', this, this.kind, signal, task));
  }

  // A woken waiter's permit is set aside at once, so that nobody can take it before its turn.
  #wakeNext(): boolean {
    if (!this.wakeFirst()) return false;
    this.#value -= 1;
    return true;
  }

  // Callers may have queued behind a woken waiter although permits were free.
  #wakeAllowed(): void {
    while (this.#value > 0 && this.#wakeNext());
  }
}
