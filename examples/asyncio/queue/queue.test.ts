import { describe, expect, expectTypeOf, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { waitingContract } from '../../testing/waiting.ts';
import {
  createTask,
  LifoQueue,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueShutDown,
} from '../index.ts';

for (const Kind of [Queue, LifoQueue, PriorityQueue]) {
  waitingContract(`${Kind.name}.get`, () => {
    const queue = new Kind<number>();
    return {
      wakes: 'one',
      wait: (options) => queue.get(options),
      wake: () => queue.putNowait(1),
      intact: () => queue.empty(),
    };
  });

  waitingContract(`${Kind.name}.put`, () => {
    const queue = new Kind<number>(1);
    queue.putNowait(0);
    return {
      wakes: 'one',
      wait: (options) => queue.put(1, options),
      wake: () => queue.getNowait(),
      intact: () => queue.full(),
    };
  });

  waitingContract(`${Kind.name}.join`, () => {
    const queue = new Kind<number>();
    return {
      wakes: 'all',
      wait(options) {
        if (queue.empty()) queue.putNowait(1);
        return queue.join(options);
      },
      wake() {
        if (!queue.empty()) {
          queue.getNowait();
          queue.taskDone();
        }
      },
    };
  });
}

describe('CPython test_queues.QueueBasicTests', () => {
  it('test_empty', async () => {
    const queue = new Queue<number>();
    expect(queue.empty()).toBe(true);
    await queue.put(1);
    expect(queue.empty()).toBe(false);
    expect(await queue.get()).toBe(1);
    expect(queue.empty()).toBe(true);
  });

  it('test_full', async () => {
    expect(new Queue().full()).toBe(false);
    const queue = new Queue<number>(1);
    await queue.put(1);
    expect(queue.full()).toBe(true);
  });

  it('test_order', async () => {
    const queue = new Queue<number>();
    for (const item of [1, 3, 2]) await queue.put(item);
    expect([await queue.get(), await queue.get(), await queue.get()]).toEqual([1, 3, 2]);
  });

  it('test_maxsize', async () => {
    const queue = new Queue<number>(2);
    expect(queue.maxsize).toBe(2);
    const put: number[] = [];
    const task = createTask(async () => {
      for (const item of [0, 1, 2]) {
        await queue.put(item);
        put.push(item);
      }
      return true;
    });
    await settle();
    expect(put).toEqual([0, 1]);
    expect(await queue.get()).toBe(0);
    await settle();
    expect(put).toEqual([0, 1, 2]);
    expect([await queue.get(), await queue.get()]).toEqual([1, 2]);
    expect(task.result()).toBe(true);
  });
});

describe('Queue', () => {
  it('keeps its order while its ring grows and wraps', () => {
    const queue = new Queue<number>();
    let next = 0;
    let expected = 0;
    for (let round = 0; round < 200; round += 1) {
      for (let count = 0; count < (round % 7) + 3; count += 1) queue.putNowait(next++);
      for (let count = 0; count < (round % 5) + 1; count += 1) {
        expect(queue.getNowait()).toBe(expected++);
      }
    }
    while (!queue.empty()) expect(queue.getNowait()).toBe(expected++);
    expect(expected).toBe(next);
  });

  it('gives undefined through like any other item', async () => {
    const queue = new Queue<unknown>();
    queue.putNowait(undefined);
    expect(queue.qsize()).toBe(1);
    const items: unknown[] = [await queue.get()];
    expect(items).toEqual([undefined]);
    expect(() => queue.getNowait()).toThrow(QueueEmpty);
  });

  it('leaves an item in the queue until the getter’s turn, as CPython does', async () => {
    const queue = new Queue<string>();
    const got: string[] = [];
    for (const name of ['first', 'second']) {
      void queue.get().then((item) => got.push(`${name} ${item}`));
    }
    queue.putNowait('a');
    expect(queue.qsize()).toBe(1);
    expect(queue.getNowait()).toBe('a');
    await settle();
    queue.putNowait('b');
    queue.putNowait('c');
    await settle();
    expect(got).toEqual(['first b', 'second c']);
  });

  it('keeps the order of getters whose items were all taken again', async () => {
    const queue = new Queue<number>();
    const got: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      void queue.get().then((item) => got.push(`${name} ${item}`));
    }
    queue.putNowait(1);
    queue.putNowait(2);
    queue.getNowait();
    queue.getNowait();
    await settle();
    for (const item of [3, 4, 5]) queue.putNowait(item);
    await settle();
    expect(got).toEqual(['first 3', 'second 4', 'third 5']);
  });

  it('refuses woken getters when an immediate shutdown takes their items', async () => {
    const queue = new Queue<number>();
    const get = queue.get();
    queue.putNowait(1);
    queue.shutdown(true);
    await expect(get).rejects.toBeInstanceOf(QueueShutDown);
  });

  it('refuses bad sizes at once', () => {
    for (const size of [-1, 1.5, NaN]) expect(() => new Queue(size)).toThrow(RangeError);
    expect(() => new Queue('1' as unknown as number)).toThrow(TypeError);
  });

  it('has the types of its contract', () => {
    const queue = new Queue<string>();
    expectTypeOf(queue.get()).resolves.toBeString();
    expectTypeOf<Queue<string>['put']>().parameter(0).toBeString();
    expectTypeOf(queue.join()).resolves.toBeVoid();
  });
});
