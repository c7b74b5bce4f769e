import { refusal } from '../../internal/abort.ts';
import { reporter } from '../../internal/report.ts';
import { WaitList, type Waiter } from '../../internal/wait-list.ts';
import type { WaitOptions } from '../wait-options.ts';

class Flag extends WaitList<true> {
  readonly kind = 'Event';

  admit(waiter: Waiter<true>): void {
    waiter.resolve(true);
  }
}

const yes = Promise.resolve(true as const);

/**
 * A flag that any number of callers can wait for.
 *
 * - **Order**: `set()` wakes everyone who waits, in order of arrival.
 * - **No take-back**: whoever was waiting at `set()` is released, even if `clear()` follows at once.
 * - **Cancellation**: an aborted waiter leaves; the others are not disturbed.
 * - **Differs from Python**: waiting for a flag that is set still gives way to other work, as every
 *   `await` does. The name hides the DOM's `Event`: import it only where you need it.
 *
 * @example
 * ```ts
 * import { createTask, Event } from 'bingfa/asyncio';
 *
 * const ready = new Event();
 * const waiter = createTask(async ({ signal }) => {
 *   await ready.wait({ signal });
 *   return 'go';
 * });
 * ready.set();
 * console.log(await waiter); // go
 * ```
 *
 * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Event
 */
export class Event {
  readonly #flag = new Flag();
  #set = false;

  /**
   * Waits until the flag is set.
   *
   * @returns Always `true`, as in Python.
   * @throws The signal's reason, when `signal` aborts.
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Event.wait
   */
  wait(options?: WaitOptions): Promise<true> {
    const signal = options?.signal;
    const refused = refusal(signal);
    if (refused !== undefined) return refused;
    return this.#set ? yes : this.#flag.join(signal);
  }

  /**
   * Sets the flag and wakes everyone who waits.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Event.set
   */
  set(): void {
    this.#set = true;
    if (reporter !== undefined) reporter.report('set', this.#flag, this.#flag.kind);
    this.#flag.wakeAll();
  }

  /**
   * Takes the flag down: later calls of `wait()` wait again.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Event.clear
   */
  clear(): void {
    this.#set = false;
  }

  /**
   * Says whether the flag is set.
   *
   * @see https://docs.python.org/3.13/library/asyncio-sync.html#asyncio.Event.is_set
   */
  isSet(): boolean {
    return this.#set;
  }
}
