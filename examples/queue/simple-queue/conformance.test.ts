import { describe, expect, it, vi } from 'vitest';
import { Bunch } from '../../testing/bunch.ts';
import { collectUntil } from '../../testing/garbage.ts';
import { Empty, SimpleQueue } from '../index.ts';

// Threads start slowly on a machine that is busy with others.
vi.setConfig({ testTimeout: 30_000 });

type Consume = (queue: SimpleQueue<number | null>) => number[];

/** Puts every item whose turn it is among the feeders; the pauses are CPython's. */
function feed(queue: SimpleQueue<number | null>, seq: SimpleQueue<number>): void {
  const nap = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    let item: number;
    try {
      item = seq.getNowait();
    } catch {
      queue.putSync(null);
      return;
    }
    queue.putSync(item);
    if (item % 16 === 0) Atomics.wait(nap, 0, 0, item % 3);
  }
}

const consume: Consume = (queue) => {
  const results: number[] = [];
  for (;;) {
    const item = queue.getSync();
    if (item === null) return results;
    results.push(item);
  }
};

const consumeNonblock: Consume = (queue) => {
  const results: number[] = [];
  for (;;) {
    try {
      const item = queue.getSync({ block: false });
      if (item === null) return results;
      results.push(item);
    } catch (error) {
      if ((error as Error).name !== 'Empty') throw error;
    }
  }
};

const consumeTimeout: Consume = (queue) => {
  const results: number[] = [];
  for (;;) {
    try {
      const item = queue.getSync({ timeout: 0.01 });
      if (item === null) return results;
      results.push(item);
    } catch (error) {
      if ((error as Error).name !== 'Empty') throw error;
    }
  }
};

async function runThreads(threads: number, count: number, body: Consume): Promise<number[]> {
  const queue = new SimpleQueue<number | null>();
  const seq = new SimpleQueue<number>();
  for (let item = 0; item < count; item += 1) seq.putSync(item);
  const consumers = new Bunch(threads, body, queue);
  const feeders = new Bunch(threads, feed, queue, seq);
  await feeders.results;
  const results = await consumers.results;
  expect([queue.empty(), queue.qsize()]).toEqual([true, 0]);
  return results.flat();
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const sorted = (items: number[]): number[] => items.sort((a, b) => a - b);

describe('CPython test_queue.BaseSimpleQueueTest', () => {
  it('test_basic', async () => {
    const queue = new SimpleQueue<number>();
    expect([queue.empty(), queue.qsize()]).toEqual([true, 0]);
    queue.putSync(1);
    expect([queue.empty(), queue.qsize()]).toEqual([false, 1]);
    await queue.put(2);
    queue.putNowait(3);
    queue.putSync(4);
    expect(queue.qsize()).toBe(4);
    expect(queue.getSync()).toBe(1);
    expect(queue.getNowait()).toBe(2);
    expect(queue.getSync({ block: false })).toBe(3);
    expect([queue.empty(), queue.qsize()]).toEqual([false, 1]);
    expect(await queue.get({ timeout: 100 })).toBe(4);
    expect([queue.empty(), queue.qsize()]).toEqual([true, 0]);
    expect(() => queue.getSync({ block: false })).toThrow(Empty);
    expect(() => queue.getSync({ timeout: 1 })).toThrow(Empty);
    expect(() => queue.getNowait()).toThrow(Empty);
    expect([queue.empty(), queue.qsize()]).toEqual([true, 0]);
  });

  it('test_negative_timeout_raises_exception', async () => {
    const queue = new SimpleQueue<number>();
    queue.putSync(1);
    expect(() => queue.getSync({ timeout: -1 })).toThrow(RangeError);
    await expect(queue.get({ timeout: -1 })).rejects.toThrow(RangeError);
  });

  it('test_order', async () => {
    expect(await runThreads(1, 100, consume)).toEqual(range(100));
  });

  it('test_many_threads', async () => {
    expect(sorted(await runThreads(5, 5000, consume))).toEqual(range(5000));
  });

  it('test_many_threads_nonblock', async () => {
    expect(sorted(await runThreads(3, 2000, consumeNonblock))).toEqual(range(2000));
  });

  it('test_many_threads_timeout', async () => {
    expect(sorted(await runThreads(5, 1000, consumeTimeout))).toEqual(range(1000));
  });

  it('test_references', async () => {
    const queue = new SimpleQueue<object>();
    const items = range(20).map((item) => {
      const value = { item };
      queue.putSync(value);
      return new WeakRef(value);
    });
    await collectUntil(() => items.every((item) => item.deref() === undefined));
    expect(items.filter((item) => item.deref() !== undefined)).toEqual([]);
    expect(queue.qsize()).toBe(20);
  });
});

describe('CPython test_queue.CSimpleQueueTest', () => {
  it('test_reentrancy: while an item is copied, its getters put others', () => {
    const queue = new SimpleQueue<number>();
    let next = 0;
    const results: number[] = [];
    while ((results.at(-1) ?? 0) < 1000) {
      const item = {
        get inner(): number {
          queue.putSync(next++);
          return 1;
        },
      };
      (queue as SimpleQueue<unknown>).putSync(item);
      queue.putSync(next++);
      results.push(queue.getSync());
      expect(queue.getSync()).toEqual({ inner: 1 });
      results.push(queue.getSync());
    }
    expect(results).toEqual(range(results.length));
  });
});
