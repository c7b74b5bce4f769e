import { describe, expect, test } from 'vitest';
import { InstantClock } from './instant-clock.ts';

/** A clock over a real one that the test moves by hand. */
function made() {
  const real = { at: 1000 };
  const alarms: { readonly at: number; readonly callback: () => void }[] = [];
  const clock = new InstantClock({
    now: () => real.at,
    setTimeout: (callback, ms) => {
      alarms.push({ at: real.at + ms, callback });
      setImmediate(() => {
        const next = alarms.sort((a, b) => a.at - b.at).shift();
        real.at = Math.max(real.at, next?.at ?? 0);
        next?.callback();
      });
    },
    nextTurn: setImmediate,
  });
  const start = clock.now();
  const seen: string[] = [];
  const note = (name: string) => (): void => {
    seen.push(`${clock.now() - start} ${name}`);
  };
  return { real, clock, seen, note, elapsed: () => clock.now() - start };
}

async function turns(count = 40): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}

test('timers ring by their time, and among equals in the order they were set', async () => {
  const { real, clock, seen, note } = made();
  clock.setTimeout(note('late'), 3_600_000);
  clock.setTimeout(note('first'), 10);
  clock.setTimeout(note('second'), 10);
  clock.setTimeout(note('at once'), 0);
  await turns();
  expect(seen).toEqual(['1 at once', '10 first', '10 second', '3600000 late']);
  expect(real.at).toBe(1000);
});

test('microtasks run before the next timer of the same time', async () => {
  const { clock, seen, note } = made();
  clock.setTimeout(() => {
    note('timer')();
    void Promise.resolve().then(note('microtask'));
  }, 5);
  clock.setTimeout(note('next timer'), 5);
  await turns();
  expect(seen).toEqual(['5 timer', '5 microtask', '5 next timer']);
});

test('a cleared timer does not ring', async () => {
  const { clock, seen, note } = made();
  const id = clock.setTimeout(note('cleared'), 1);
  clock.setTimeout(note('kept'), 2);
  clock.clear(id);
  await turns();
  expect(seen).toEqual(['2 kept']);
});

test('an interval rings until it is cleared, also by itself, and lets others ring between', async () => {
  const { clock, seen, note } = made();
  let left = 3;
  const id = clock.setInterval(() => {
    note('tick')();
    if ((left -= 1) === 0) clock.clear(id);
  }, 10);
  clock.setTimeout(note('between'), 25);
  await turns();
  expect(seen).toEqual(['10 tick', '20 tick', '25 between', '30 tick']);
});

test('a timer that throws does not stop the others', async () => {
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const listeners = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', onError);
  const { clock, seen, note } = made();
  clock.setTimeout(() => {
    throw new Error('oh');
  }, 1);
  clock.setTimeout(note('after'), 2);
  await turns();
  process.off('uncaughtException', onError);
  for (const listener of listeners) process.on('uncaughtException', listener);
  expect(seen).toEqual(['2 after']);
  expect(errors).toHaveLength(1);
});

test('time stands still while messages go to and fro', async () => {
  const { clock, seen, note } = made();
  clock.setTimeout(note('timer'), 1);
  for (let message = 0; message < 10; message += 1) {
    await turns(1);
    clock.touch();
    note('message')();
  }
  await turns();
  expect(seen).toEqual([...Array.from({ length: 10 }, () => '0 message'), '1 timer']);
});

test('time stands still while an operation of the host goes on', async () => {
  const { clock, seen, note } = made();
  clock.setTimeout(note('timer'), 1);
  clock.pause();
  await turns();
  note('operation')();
  clock.resume();
  await turns();
  expect(seen).toEqual(['0 operation', '1 timer']);
});

describe('a timer for which nothing waits', () => {
  test('does not ring by itself', async () => {
    const { clock, seen, note } = made();
    clock.setTimeout(note('signal'), 5, false);
    await turns();
    expect(seen).toEqual([]);
  });

  test('rings on the way to another', async () => {
    const { clock, seen, note } = made();
    clock.setTimeout(note('signal'), 5, false);
    clock.setTimeout(note('timer'), 10);
    await turns();
    expect(seen).toEqual(['5 signal', '10 timer']);
  });
});

describe('delays are read as browsers read them', () => {
  test.for([
    [-5, 1],
    [NaN, 1],
    [undefined, 1],
    ['20', 20],
    [7.9, 7],
    [2 ** 32 + 3, 3],
    [Infinity, 1],
  ] as const)('%s is %d ms', async ([delay, ms]) => {
    const { clock, elapsed } = made();
    let rang: number | undefined;
    clock.setTimeout(() => (rang = elapsed()), delay);
    await turns();
    expect(rang).toBe(ms);
  });
});

test('reading the clock does not move it, but a busy loop comes to its end', () => {
  const { real, clock, elapsed } = made();
  for (let reading = 0; reading < 10_000; reading += 1) {
    real.at += 1;
    clock.read();
  }
  expect(elapsed()).toBe(0);
  const end = clock.read() + 200;
  let readings = 0;
  while (clock.read() < end) {
    real.at += 1;
    readings += 1;
  }
  expect(readings).toBeLessThan(300);
  expect(elapsed()).toBeGreaterThanOrEqual(200);
});

test('what a blocking wait skips is over for the timers too', async () => {
  const { clock, seen, note } = made();
  clock.setTimeout(note('overdue'), 10);
  clock.setTimeout(note('next'), 120);
  clock.skip(100);
  await turns();
  expect(seen).toEqual(['100 overdue', '120 next']);
});

test('while threads run time passes as it really does, and afterwards it jumps again', async () => {
  const { real, clock, seen, note } = made();
  clock.start();
  clock.setTimeout(note('late'), 300);
  clock.setTimeout(note('early'), 200);
  await turns();
  expect(seen).toEqual(['200 early', '300 late']);
  expect(real.at).toBe(1300);
  clock.stop();
  clock.setTimeout(note('jumped to'), 5000);
  await turns();
  expect(seen.at(-1)).toBe('5300 jumped to');
  expect(real.at).toBe(1300);
});

test('10,000 timers, each of which sets another', async () => {
  const { clock, elapsed } = made();
  let rang = 0;
  for (let index = 0; index < 10_000; index += 1) {
    clock.setTimeout(() => clock.setTimeout(() => (rang += 1), index), index);
  }
  await expect.poll(() => rang, { timeout: 20_000 }).toBe(10_000);
  expect(elapsed()).toBe(2 * 9999);
});
