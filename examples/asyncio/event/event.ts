import { refusal } from '../../internal/abort.ts';
import { WaitList } from '../../internal/wait-list.ts';
import type { WaitOptions } from '../wait-options.ts';

const yes = Promise.resolve(true as const);

/** A flag that any number of callers can wait for. */
export class Event {
  #set = false;
  readonly #waiters = new WaitList<true>(
    (waiter) => waiter.resolve(true),
    () => {},
  );

  /** Waits until the flag is set. */
  wait(options?: WaitOptions): Promise<true> {
    const signal = options?.signal;
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    return this.#set ? yes : this.#waiters.add(signal).promise!;
  }

  /** Sets the flag and wakes everyone who waits. */
  set(): void {
    this.#set = true;
    this.#waiters.wakeAll();
  }

  /** Takes the flag down again. */
  clear(): void {
    this.#set = false;
  }

  /** Says whether the flag is set. */
  isSet(): boolean {
    return this.#set;
  }
}
