import { forgetAbort, onAbort, refusal } from '../../internal/abort.ts';
import { longestDelay, nextTurn } from '../../internal/timer.ts';
import type { WaitOptions } from '../wait-options.ts';

/** What `sleep()` accepts. */
export interface SleepOptions<T> extends WaitOptions {
  /** What the sleep resolves to. */
  value?: T | undefined;
}

/** Waits for a number of milliseconds. */
export function sleep(ms: number, options?: WaitOptions): Promise<void>;
export function sleep<T>(ms: number, options: WaitOptions & { value: T }): Promise<T>;
export function sleep<T>(ms: number, options?: SleepOptions<T>): Promise<T | undefined> {
  const signal = options?.signal;
  const value = options?.value;
  const refused = refusal(signal);
  if (refused !== undefined) return refused;
  if (typeof ms !== 'number') {
    return Promise.reject(new TypeError(`Pass milliseconds to sleep(): received ${String(ms)}`));
  }
  if (Number.isNaN(ms)) {
    return Promise.reject(new RangeError('Pass milliseconds to sleep(): received NaN'));
  }
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = ms;
    const listener = {
      handleEvent(): void {
        clearTimeout(timer);
        forgetAbort(signal!, listener);
        reject(signal!.reason as Error);
      },
    };
    const step = (): void => {
      if (left <= 0) {
        if (signal !== undefined) forgetAbort(signal, listener);
        resolve(value);
        return;
      }
      const part = Math.min(left, longestDelay);
      left -= part;
      timer = setTimeout(step, part);
    };
    if (signal !== undefined) onAbort(signal, listener);
    if (ms <= 0) nextTurn(step);
    else step();
  });
}
