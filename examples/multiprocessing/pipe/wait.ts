import { Alarm } from '../../internal/alarm.ts';
import { checkIterable, checkTimeout } from '../../internal/check.ts';
import type { TimedWaitOptions } from '../timed-wait-options.ts';
import { Connection } from './connection.ts';

/**
 * Waits until some of several objects are ready: connections that have something to receive or are
 * at their end, and promises that are settled, such as `process.sentinel`.
 *
 * @returns Those that are ready, in the order in which they were given; none when the time was up.
 * @throws TypeError when an object is neither; the signal's reason, when `signal` aborts first.
 * @example
 * ```ts
 * import { Pipe, wait } from 'bingfa/multiprocessing';
 *
 * const [left, right] = Pipe();
 * console.log((await wait([left], { timeout: 10 })).length); // 0
 * await right.send('tea');
 * console.log((await wait([left])).length); // 1
 * ```
 *
 * @see https://docs.python.org/3.13/library/multiprocessing.html#multiprocessing.connection.wait
 */
export async function wait<T extends Connection | PromiseLike<unknown>>(
  objects: Iterable<T>,
  { timeout, signal }: TimedWaitOptions = {},
): Promise<T[]> {
  checkIterable('wait()', objects);
  checkTimeout('timeout', timeout);
  const all = [...objects];
  const first = await readyOf(all, 0, signal);
  if (first.length > 0 || (timeout ?? Infinity) <= 0 || all.length === 0) return first;
  const over = new AbortController();
  const either = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
  const expired = new Promise<void>((resolve) => {
    if (timeout === undefined || timeout === Infinity) return;
    const alarm = new Alarm(timeout, resolve);
    over.signal.addEventListener('abort', () => alarm.cancel());
  });
  const waits = all.map((object) => isReady(object, Infinity, either));
  try {
    await Promise.race([...waits, expired]);
  } finally {
    over.abort();
    await Promise.allSettled(waits.filter((_, index) => all[index] instanceof Connection));
  }
  return readyOf(all, 0, signal);
}

async function readyOf<T extends Connection | PromiseLike<unknown>>(
  objects: readonly T[],
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<T[]> {
  const ready = await Promise.all(objects.map((object) => isReady(object, timeout, signal)));
  return objects.filter((_, index) => ready[index]);
}

async function isReady(
  object: Connection | PromiseLike<unknown>,
  timeout: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (object instanceof Connection) return object.poll(timeout, { signal });
  if (typeof (object as { then?: unknown } | undefined)?.then !== 'function') {
    throw new TypeError(`Pass connections or promises to wait(): received ${typeof object}`);
  }
  const settled = Promise.resolve(object).then(
    () => true,
    () => true,
  );
  if (timeout > 0) return settled;
  const turn = new Promise<boolean>((resolve) => setTimeout(() => resolve(false)));
  return Promise.race([settled, turn]);
}
