import { expect } from 'vitest';
import { inThread, pause } from './bunch.ts';

/** What a blocking call in another thread, and the same call awaited here, must both do. */
export interface Blocking<T> {
  /** Blocks the thread in which it runs. */
  readonly sync: (subject: never) => unknown;
  /** Waits here. */
  readonly wait: (subject: T) => Promise<unknown>;
  /** Lets it go on. */
  readonly trigger: (subject: T) => unknown;
}

/** CPython's `do_blocking_test`, both ways: it blocks until the trigger comes. */
export async function blockingTest<T>(subject: T, test: Blocking<T>): Promise<unknown[]> {
  const results: unknown[] = [];
  for (const wait of [() => inThread(test.sync, subject), () => test.wait(subject)]) {
    let over = false;
    const outcome = wait().finally(() => {
      over = true;
    });
    await pause(30);
    expect(over).toBe(false);
    test.trigger(subject);
    results.push(await outcome);
  }
  return results;
}
