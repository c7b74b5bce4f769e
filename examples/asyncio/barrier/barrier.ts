import { refusal } from '../../internal/abort.ts';
import { checkCount } from '../../internal/check.ts';
import { WaitList } from '../../internal/wait-list.ts';
import { BrokenBarrierError } from '../errors.ts';
import type { WaitOptions } from '../wait-options.ts';

type State = 'filling' | 'draining' | 'resetting' | 'broken';

/** Lets callers through together, once a given number of them has arrived. */
export class Barrier {
  readonly #parties: number;
  #state: State = 'filling';
  #count = 0;
  readonly #inside = new WaitList<number>(
    (waiter) => {
      if (this.#state === 'draining') waiter.resolve(waiter.note as number);
      else waiter.reject(new BrokenBarrierError('Barrier was reset or aborted'));
      this.#exit();
    },
    () => this.#exit(),
  );
  readonly #outside = new WaitList<number>(
    (waiter) => {
      if (this.#state === 'draining' || this.#state === 'resetting') {
        this.#outside.putBack(waiter);
      } else if (this.#state === 'broken') {
        waiter.reject(new BrokenBarrierError('Barrier was aborted'));
      } else {
        this.#enter(waiter.signal).then(
          (index) => waiter.resolve(index),
          (error: unknown) => waiter.reject(error),
        );
      }
    },
    () => {},
  );

  constructor(parties: number) {
    checkCount('parties', parties, 1);
    this.#parties = parties;
  }

  /** The number of callers that opens the barrier. */
  get parties(): number {
    return this.#parties;
  }

  /** How many callers wait at the barrier now. */
  get nWaiting(): number {
    return this.#state === 'filling' ? this.#count : 0;
  }

  /** Whether the barrier was aborted. */
  get broken(): boolean {
    return this.#state === 'broken';
  }

  /** Waits until all parties have arrived. */
  wait(options?: WaitOptions): Promise<number> {
    const signal = options?.signal;
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.#state === 'draining' || this.#state === 'resetting') {
      return this.#outside.add(signal).promise!;
    }
    if (this.#state === 'broken') {
      return Promise.reject(new BrokenBarrierError('Barrier was aborted'));
    }
    return this.#enter(signal);
  }

  /** Returns the barrier to its first state; those who wait are refused. */
  reset(): Promise<void> {
    if (this.#count > 0) this.#state = 'resetting';
    else this.#state = 'filling';
    this.#inside.wakeAll();
    this.#outside.wakeAll();
    return Promise.resolve();
  }

  /** Breaks the barrier; those who wait are refused. */
  abort(): Promise<void> {
    this.#state = 'broken';
    this.#inside.wakeAll();
    this.#outside.wakeAll();
    return Promise.resolve();
  }

  #enter(signal: AbortSignal | undefined): Promise<number> {
    const index = this.#count;
    this.#count += 1;
    if (index + 1 === this.#parties) {
      this.#state = 'draining';
      this.#inside.wakeAll();
      this.#exit();
      return Promise.resolve(index);
    }
    const waiter = this.#inside.add(signal);
    waiter.note = index;
    return waiter.promise!;
  }

  #exit(): void {
    this.#count -= 1;
    if (this.#count > 0) return;
    if (this.#state === 'resetting' || this.#state === 'draining') this.#state = 'filling';
    this.#outside.wakeAll();
  }
}
