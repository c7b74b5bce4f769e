import { BrokenBarrierError } from '../asyncio/errors.ts';
import { refusal } from './abort.ts';
import { WaitList, type Waiter } from './wait-list.ts';

/**
 * - filling: callers arrive; the last one opens the barrier.
 * - draining: those inside leave; who arrives now waits outside.
 * - resetting: as draining, but those inside are refused.
 * - broken: everyone is refused until a reset.
 */
type State = 'filling' | 'draining' | 'resetting' | 'broken';

/** Those who wait outside until the barrier has drained. */
class Outside extends WaitList<number> {
  readonly kind = 'Barrier';
  override readonly isStrict = true;
  readonly #gate: Gate;

  constructor(gate: Gate) {
    super();
    this.#gate = gate;
  }

  override get subject(): object {
    return this.#gate;
  }

  admit(waiter: Waiter<number>): void {
    if (this.#gate.closed) this.putBack(waiter);
    else this.#gate.enter(waiter);
  }

  override abandoned(): void {
    this.#gate.invite();
  }
}

/** What Barrier is: the list of those who wait inside. @internal */
export class Gate extends WaitList<number> {
  readonly kind = 'Barrier';
  override readonly isStrict = true;
  readonly parties: number;
  state: State = 'filling';
  /** How many are inside: waiting, or woken and not gone yet. */
  count = 0;
  readonly #outside = new Outside(this);

  constructor(parties: number) {
    super();
    this.parties = parties;
  }

  get closed(): boolean {
    return this.state === 'draining' || this.state === 'resetting';
  }

  arrive(signal: AbortSignal | undefined): Promise<number> {
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    if (this.closed) return this.#outside.join(signal);
    if (this.state === 'broken')
      return Promise.reject(new BrokenBarrierError('Barrier was aborted'));
    const index = this.count;
    if (index + 1 < this.parties) {
      this.count += 1;
      return this.join(signal, index);
    }
    this.#open();
    return Promise.resolve(index);
  }

  /** Lets in a waiter that waited outside. */
  enter(waiter: Waiter<number>): void {
    const index = this.count;
    if (this.state === 'broken') {
      waiter.reject(new BrokenBarrierError('Barrier was aborted'));
    } else if (index + 1 < this.parties) {
      this.count += 1;
      this.adopt(waiter, index);
    } else {
      waiter.resolve(index);
      this.#open();
    }
  }

  admit(waiter: Waiter<number>): void {
    if (this.state === 'draining') waiter.resolve(waiter.note as number);
    else waiter.reject(new BrokenBarrierError('Barrier was reset or aborted'));
    this.#exit();
  }

  override abandoned(): void {
    this.#exit();
  }

  change(state: State): void {
    this.state = state;
    this.wakeAll();
    this.invite();
  }

  // No more than there is room for: the others would only be put back, each time, one by one.
  invite(): void {
    const outside = this.#outside;
    while (outside.waiting > 0) {
      if (this.closed) return;
      if (this.state === 'filling' && this.count + outside.woken >= this.parties) return;
      outside.wakeFirst();
    }
  }

  // The last to arrive does not wait: it is in and out at once.
  #open(): void {
    this.count += 1;
    this.state = 'draining';
    this.wakeAll();
    this.#exit();
  }

  #exit(): void {
    this.count -= 1;
    if (this.count === 0 && this.closed) this.state = 'filling';
    this.invite();
  }
}
