import { afterEach, beforeEach, vi } from 'vitest';

// Taken before any test replaces the timers.
const realImmediate = setImmediate;

/** Lets everything that is ready run, until all that is left waits for something. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    realImmediate(resolve);
  });
}

/** Lets about this many microtasks pass: for doing something in the middle of others' work. */
export async function pause(microtasks: number): Promise<void> {
  for (let done = 0; done < microtasks; done += 1) await Promise.resolve();
}

/** Moves virtual time on and lets what it wakes run. */
export async function advance(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
}

/** Gives each test of the file a clock of its own that stands still until told. */
export function useVirtualTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}
