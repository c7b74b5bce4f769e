import { checkTimeout } from '../../internal/check.ts';
import { type Place, Remote } from '../../internal/processes/remote.ts';
import { ServedEvent } from '../../internal/processes/served/event.ts';
import { REVIVE, SHARE, type Shared } from '../../internal/shared/share.ts';
import type { TimedWaitOptions } from '../timed-wait-options.ts';

/**
 * A flag that processes set and wait for.
 *
 * - `set()` wakes everyone who waits; who waits afterwards need not wait, until `clear()`.
 * - **Where it lives**: in the process that made it, as with {@link Lock}.
 *
 * @example
 * ```ts
 * import { Event } from 'bingfa/multiprocessing';
 *
 * const event = new Event();
 * console.log(await event.wait({ timeout: 10 })); // false
 * await event.set();
 * console.log(await event.wait()); // true
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.Event
 */
export class Event {
  readonly #remote: Remote;

  /** Makes an event that is not set. */
  constructor();
  /** @internal */
  constructor(place: Place);
  constructor(place?: Place) {
    this.#remote = new Remote(place ?? new ServedEvent(), 'Event');
  }

  /**
   * Says whether the flag is set.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Event.is_set
   */
  isSet(): Promise<boolean> {
    return this.#remote.ask('isSet');
  }

  /**
   * Sets the flag and wakes everyone who waits.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Event.set
   */
  set(): Promise<void> {
    return this.#remote.ask('set');
  }

  /**
   * Takes the flag back.
   *
   * @see https://docs.python.org/3.13/library/threading.html#threading.Event.clear
   */
  clear(): Promise<void> {
    return this.#remote.ask('clear');
  }

  /**
   * Waits until the flag is set.
   *
   * @returns Whether it was set: `false` when the time was up.
   * @throws The signal's reason, when `signal` aborts first.
   * @see https://docs.python.org/3.13/library/threading.html#threading.Event.wait
   */
  async wait(options?: TimedWaitOptions): Promise<boolean> {
    checkTimeout('timeout', options?.timeout);
    return this.#remote.ask('wait', [], options);
  }

  /** @internal */
  [SHARE](): Shared {
    return { kind: 'multiprocessing.Event', reach: 'processes', state: this.#remote.share() };
  }

  /** @internal */
  static [REVIVE](state: unknown): Event {
    return new Event(state as Place);
  }
}
