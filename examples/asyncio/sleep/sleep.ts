import { refusal } from '../../internal/abort.ts';
import { Nap } from '../../internal/nap.ts';
import type { WaitOptions } from '../wait-options.ts';

/** What `sleep()` accepts. */
export interface SleepOptions<T> extends WaitOptions {
  /** What the sleep resolves to. */
  value: T;
}

/**
 * Waits for a number of milliseconds.
 *
 * - `sleep(0)`, or less, lets everything that is ready run first: one turn of the event loop.
 * - **Cancellation**: when `signal` aborts, the timer is cleared and the sleep rejects.
 * - `sleep(Infinity)` waits until it is aborted.
 * - **Differs from Python**: milliseconds, not seconds; the result is an option, not the second
 *   argument; and only a sleep that was given the task's signal ends when the task is cancelled.
 *
 * @example
 * ```ts
 * import { sleep } from 'bingfa/asyncio';
 *
 * console.log(await sleep(10, { value: 'awake' })); // awake
 * ```
 *
 * @param ms - How long to wait, in milliseconds.
 * @throws The signal's reason, when `signal` aborts; TypeError when `ms` is not a number; RangeError
 *   when it is NaN (Python: `ValueError`).
 * @see https://docs.python.org/3.13/library/asyncio-task.html#asyncio.sleep
 */
export function sleep(ms: number, options?: WaitOptions): Promise<void>;
/**
 * Waits for a number of milliseconds, then gives the value.
 *
 * @param ms - How long to wait, in milliseconds.
 */
export function sleep<T>(ms: number, options: SleepOptions<T>): Promise<T>;
export function sleep<T>(ms: number, options?: Partial<SleepOptions<T>>): Promise<T | undefined> {
  const signal = options?.signal;
  const refused = refusal(signal);
  if (refused !== undefined) return refused;
  if (typeof ms !== 'number') {
    return Promise.reject(new TypeError(`Pass milliseconds to sleep(): received ${typeof ms}`));
  }
  if (Number.isNaN(ms)) {
    return Promise.reject(new RangeError('Pass milliseconds to sleep(): received NaN'));
  }
  return new Promise((resolve, reject) => {
    new Nap(ms, options?.value, signal, resolve, reject);
  });
}
