import { expect, it } from 'vitest';
import { Bunch } from '../../testing/bunch.ts';
import { Queue } from '../index.ts';

// Who is not woken looks again every 200 ms, so these would take 8 seconds.
const ROUNDS = 40;
const MS = 5000;

/** Answers each item, having slept before: it is not there yet when it is asked for. */
async function echo(there: Queue<number>, back: Queue<number>, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const item = await there.get();
    await new Promise((resolve) => setTimeout(resolve, 1));
    await back.put(item);
  }
}

async function takeLate(queue: Queue<number>): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1));
  queue.getNowait();
  queue.taskDone();
}

async function timed(body: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await body();
  return performance.now() - start;
}

it('wakes who waits for an item at once', { timeout: 20_000 }, async () => {
  const [there, back] = [new Queue<number>(), new Queue<number>()];
  const echoing = new Bunch(1, echo, there, back, ROUNDS + 1);
  await there.put(0);
  await back.get();
  const ms = await timed(async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await there.put(round);
      if (round % 2 === 0) await back.get();
      else back.getSync();
    }
  });
  expect(ms).toBeLessThan(MS);
  await echoing.results;
});

it('wakes who waits for room at once', { timeout: 20_000 }, async () => {
  const ms = await timed(async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const queue = new Queue<number>(1);
      await queue.put(1);
      const taking = takeLate(queue);
      await queue.put(2);
      await taking;
    }
  });
  expect(ms).toBeLessThan(MS);
});

it('wakes who waits for the end of the work at once', { timeout: 20_000 }, async () => {
  const ms = await timed(async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const queue = new Queue<number>(1);
      await queue.put(1);
      const taking = takeLate(queue);
      await queue.join();
      await taking;
    }
  });
  expect(ms).toBeLessThan(MS);
});

it('wakes who waits when the queue is shut down, at once', { timeout: 20_000 }, async () => {
  const ms = await timed(async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const queue = new Queue<number>();
      const waiting = queue.get().catch(() => undefined);
      setTimeout(() => queue.shutdown(), 1);
      await waiting;
    }
  });
  expect(ms).toBeLessThan(MS);
});
