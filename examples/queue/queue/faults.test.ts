import { describe, expect, it, vi } from 'vitest';
import { PUT_SECTION } from '../../internal/shared-queue/layout.ts';
import type { StoreState } from '../../internal/shared-queue/state.ts';
import { ownIdent, threadsAlive } from '../../internal/shared/registry.ts';
import { SHARE } from '../../internal/shared/share.ts';
import { Bunch, inThread, pause, until } from '../../testing/bunch.ts';
import { LifoQueue, PriorityQueue, Queue, SimpleQueue } from '../index.ts';

vi.setConfig({ testTimeout: 20_000 });

/** Puts numbers in order, with so much behind them that most of the time is spent in `put`. */
function putForEver(queue: Queue<unknown>): void {
  const rest = new Uint8Array(50_000);
  for (let number = 0; ; number += 1) queue.putSync([number, rest]);
}

function takeForEver(queue: Queue<unknown>): void {
  for (;;) queue.getSync();
}

describe.each([Queue, LifoQueue, PriorityQueue])('%o', (Type) => {
  it('is whole when a thread is terminated in the middle of put', async () => {
    for (let round = 0; round < 5; round += 1) {
      const queue = new Type<[number, Uint8Array]>();
      const doomed = new Bunch(1, putForEver, queue);
      await until(() => queue.qsize() > round, 'it has begun');
      doomed.stop(0);
      await expect(doomed.results).rejects.toThrow('exit code 1');
      const numbers: number[] = [];
      const count = queue.qsize();
      while (!queue.empty()) {
        const [number, rest] = queue.getNowait();
        expect(rest).toHaveLength(50_000);
        numbers.push(number);
      }
      numbers.sort((a, b) => a - b);
      expect(numbers).toEqual(Array.from({ length: count }, (_, index) => index));
      await queue.put([1, new Uint8Array(1)]);
      expect(queue.qsize()).toBe(1);
    }
  });

  it('keeps for others what a consumer that was terminated had not taken', async () => {
    const queue = new Type<number>(2);
    const doomed = new Bunch(1, takeForEver, queue);
    for (let item = 0; item < 100; item += 1) await queue.put(item);
    await until(() => queue.empty(), 'it has taken all');
    doomed.stop(0);
    await expect(doomed.results).rejects.toThrow('exit code 1');
    await queue.put(1);
    expect(await inThread((queue: Queue<number>) => queue.getSync(), queue)).toBe(1);
  });

  it('wakes another when a thread that waits for an item is lost', async () => {
    const queue = new Type<number>();
    const doomed = new Bunch(1, takeForEver, queue);
    await pause(30);
    const next = queue.get();
    doomed.stop(0);
    queue.putNowait(7);
    expect(await next).toBe(7);
    await expect(doomed.results).rejects.toThrow('exit code 1');
  });
});

it('names what a thread threw that could not be put, and loses nothing', async () => {
  const queue = new SimpleQueue<unknown>();
  const body = (queue: SimpleQueue<unknown>): void => {
    queue.putSync(1);
    queue.putSync(() => 2);
  };
  await expect(inThread(body, queue)).rejects.toThrow('Put data only: a function cannot be cloned');
  expect([queue.getNowait(), queue.empty()]).toEqual([1, true]);
});

it('says so when a thread stops inside a queue and is not lost either', async () => {
  const queue = new Queue<number>();
  const { header } = queue[SHARE]().state as StoreState;
  new Int32Array(header)[PUT_SECTION] = ownIdent() << 1;
  const put = inThread((queue: Queue<number>) => queue.putSync(1), queue);
  await expect(put).rejects.toThrow(
    'Await something before the next try: "MainThread" stopped inside the queue',
  );
});

it('leaves no thread behind', async () => {
  await until(() => threadsAlive().length === 1, 'all threads have ended');
});
