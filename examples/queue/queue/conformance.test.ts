import { describe, expect, it, vi } from 'vitest';
import { blockingTest } from '../../testing/blocking.ts';
import { Bunch, inThread, until } from '../../testing/bunch.ts';
import { Barrier, Event } from '../../threading/index.ts';
import { Empty, Full, LifoQueue, PriorityQueue, Queue, ShutDown } from '../index.ts';

// Threads start slowly on a machine that is busy with others.
vi.setConfig({ testTimeout: 30_000 });

const SIZE = 5;

type Kind = typeof Queue;

const inOrder: Record<string, number[]> = {
  Queue: [111, 333, 222],
  LifoQueue: [222, 333, 111],
  PriorityQueue: [111, 222, 333],
};

/** What happened to a call, as a word: errors lose their class on the way between threads. */
function getOnce(queue: Queue<unknown>, go?: Event): string {
  go?.waitSync();
  try {
    return `got ${String(queue.getSync())}`;
  } catch (error) {
    return (error as Error).name;
  }
}

function putOnce(queue: Queue<unknown>, item: unknown, go?: Event): string {
  go?.waitSync();
  try {
    queue.putSync(item);
    return 'put';
  } catch (error) {
    return (error as Error).name;
  }
}

function getAndFinish(queue: Queue<unknown>, go: Event): string {
  go.waitSync();
  try {
    queue.getSync();
    queue.taskDone();
    return 'done';
  } catch (error) {
    return (error as Error).name;
  }
}

function joinOnce(queue: Queue<unknown>): string {
  queue.joinSync();
  return 'joined';
}

function addUp(queue: Queue<number>): number {
  let sum = 0;
  for (;;) {
    const item = queue.getSync();
    if (item < 0) {
      queue.taskDone();
      return sum;
    }
    sum += item;
    queue.taskDone();
  }
}

async function basicTest(queue: Queue<unknown>, Type: Kind): Promise<void> {
  expect(queue.qsize()).toBe(0);
  expect([queue.empty(), queue.full()]).toEqual([true, false]);
  for (const item of [111, 333, 222]) queue.putSync(item);
  const order = [queue.getSync(), await queue.get(), queue.getNowait()];
  expect(order).toEqual(inOrder[Type.name]);
  for (let item = 0; item < SIZE - 1; item += 1) {
    queue.putSync(item);
    expect(queue.qsize()).toBe(item + 1);
  }
  expect(queue.full()).toBe(false);
  const full = 6 * SIZE;
  await queue.put(2 * SIZE);
  expect([queue.empty(), queue.full()]).toEqual([false, true]);

  expect(() => queue.putSync(full, { block: false })).toThrow(Full);
  expect(() => queue.putSync(full, { timeout: 10 })).toThrow(Full);
  await expect(queue.put(full, { block: false })).rejects.toThrow(Full);
  await expect(queue.put(full, { timeout: 10 })).rejects.toThrow(Full);
  await blockingTest(queue, {
    sync: (queue: Queue<number>) => queue.putSync(30),
    wait: (queue) => queue.put(full, { timeout: 10_000 }),
    trigger: (queue) => queue.getSync(),
  });
  for (let count = 0; count < SIZE; count += 1) queue.getSync();
  expect(queue.qsize()).toBe(0);

  expect(() => queue.getSync({ block: false })).toThrow(Empty);
  expect(() => queue.getSync({ timeout: 10 })).toThrow(Empty);
  await expect(queue.get({ block: false })).rejects.toThrow(Empty);
  await expect(queue.get({ timeout: 10 })).rejects.toThrow(Empty);
  const got = await blockingTest(queue, {
    sync: (queue: Queue<string>) => queue.getSync({ timeout: 10_000 }),
    wait: (queue) => queue.get(),
    trigger: (queue) => queue.putSync('empty'),
  });
  expect(got).toEqual(['empty', 'empty']);
}

async function joinTest(queue: Queue<number>): Promise<void> {
  const workers = new Bunch(2, addUp, queue);
  for (let item = 0; item < 100; item += 1) queue.putSync(item);
  await queue.join();
  for (const end of [-1, -1]) queue.putSync(end);
  queue.joinSync();
  const [first = 0, second = 0] = await workers.results;
  expect(first + second).toBe(4950);
}

function afterShutdown(Type: Kind, immediate: boolean): void {
  const queue = new Type(2);
  queue.putSync('L');
  queue.putNowait('O');
  queue.shutdown(immediate);
  expect(() => queue.putSync('E')).toThrow(ShutDown);
  expect(() => queue.putNowait('W')).toThrow(ShutDown);
  if (!immediate) {
    for (let count = 0; count < 2; count += 1) {
      expect('LO').toContain(queue.getSync());
      queue.taskDone();
    }
    queue.joinSync();
  }
  expect(() => queue.getSync()).toThrow(ShutDown);
  expect(() => queue.getNowait()).toThrow(ShutDown);
  expect(() => queue.getSync({ timeout: 1000 })).toThrow(ShutDown);
  if (immediate) expect(() => queue.taskDone()).toThrow(RangeError);
  queue.joinSync();
}

function writeMany(
  queue: Queue<unknown>,
  count: number,
  shutdownAt: number,
  shutdown: Event,
  start: Barrier,
): string {
  const half = Math.floor(shutdownAt / 2);
  for (let item = 0; item < half; item += 1) queue.putSync([item, 'LOYD']);
  start.waitSync();
  for (let item = half; item < count; item += 1) {
    try {
      queue.putSync([item, 'YDLO']);
    } catch (error) {
      return (error as Error).name;
    }
    if (item === shutdownAt) shutdown.set();
  }
  return 'all put';
}

function readMany(queue: Queue<unknown>, start: Barrier): string {
  queue.getSync();
  queue.taskDone();
  start.waitSync();
  for (;;) {
    try {
      queue.getSync({ block: false });
      queue.taskDone();
    } catch (error) {
      const { name } = error as Error;
      if (name !== 'Empty') return name;
    }
  }
}

function joinLater(queue: Queue<unknown>, start: Barrier): string {
  start.waitSync();
  queue.joinSync();
  return 'joined';
}

async function manyThreads(Type: Kind, immediate: boolean): Promise<void> {
  const queue = new Type<unknown>();
  const [writers, readers, joiners] = [3, 3, immediate ? 2 : 0];
  const start = new Barrier(writers + readers + joiners);
  const shutdown = new Event();
  const count = 4096;
  const writing = new Bunch(writers, writeMany, queue, count, count / 2, shutdown, start);
  const reading = new Bunch(readers, readMany, queue, start);
  const joining = new Bunch(joiners, joinLater, queue, start);
  await shutdown.wait();
  queue.shutdown(immediate);
  expect(await reading.results).toEqual(Array(readers).fill('ShutDown'));
  for (const result of await writing.results) expect(['all put', 'ShutDown']).toContain(result);
  expect(await joining.results).toEqual(Array(joiners).fill('joined'));
  expect(queue.empty()).toBe(true);
}

async function shutdownWhileGetting(Type: Kind, immediate: boolean): Promise<void> {
  const queue = new Type<string>(2);
  const go = new Event();
  for (const item of ['Y', 'D']) queue.putSync(item);
  const getters = new Bunch(3, getOnce, queue, go);
  queue.shutdown(immediate);
  go.set();
  const results = (await getters.results).sort();
  const all = ['ShutDown', 'ShutDown', 'ShutDown'];
  expect(results).toEqual(immediate ? all : ['ShutDown', 'got D', 'got Y']);
}

async function shutdownWhilePutting(Type: Kind, immediate: boolean): Promise<void> {
  const queue = new Type<string>(2);
  const go = new Event();
  for (const item of ['Y', 'D']) queue.putSync(item);
  const putters = new Bunch(2, putOnce, queue, 'E', go);
  queue.shutdown(immediate);
  go.set();
  expect(await putters.results).toEqual(['ShutDown', 'ShutDown']);
}

async function shutdownWhileJoining(Type: Kind, immediate: boolean): Promise<void> {
  const queue = new Type<string>();
  const go = new Event();
  queue.putSync('Y');
  const joiners = new Bunch(2, joinOnce, queue);
  const getters = new Bunch(immediate ? 0 : 1, getAndFinish, queue, go);
  queue.shutdown(immediate);
  go.set();
  expect(await joiners.results).toEqual(['joined', 'joined']);
  expect(await getters.results).toEqual(immediate ? [] : ['done']);
}

async function shutdownWhilePuttingAndJoining(Type: Kind, immediate: boolean): Promise<void> {
  const queue = new Type<string>(2);
  const go = new Event();
  queue.putSync('Y');
  const putters = new Bunch(1, putOnce, queue, 'E', go);
  const joiners = new Bunch(1, joinOnce, queue);
  queue.shutdown(immediate);
  go.set();
  if (immediate) {
    expect(() => queue.getNowait()).toThrow(ShutDown);
  } else {
    expect(queue.getSync()).toBe('Y');
    queue.taskDone();
  }
  expect(await putters.results).toEqual(['ShutDown']);
  expect(await joiners.results).toEqual(['joined']);
}

describe.each([Queue, LifoQueue, PriorityQueue])(
  'CPython test_queue.BaseQueueTestMixin, with %o',
  (Type) => {
    it('test_queue_task_done', () => {
      expect(() => new Type().taskDone()).toThrow(RangeError);
    });

    it('test_queue_join', async () => {
      const queue = new Type<number>();
      await joinTest(queue);
      await joinTest(queue);
      expect(() => queue.taskDone()).toThrow(RangeError);
    });

    it('test_basic', async () => {
      const queue = new Type<unknown>(SIZE);
      await basicTest(queue, Type);
      await basicTest(queue, Type);
    });

    it('test_negative_timeout_raises_exception', async () => {
      const queue = new Type<number>(SIZE);
      expect(() => queue.putSync(1, { timeout: -1 })).toThrow(RangeError);
      expect(() => queue.getSync({ timeout: -1 })).toThrow(RangeError);
      await expect(queue.put(1, { timeout: -1 })).rejects.toThrow(RangeError);
      await expect(queue.get({ timeout: -1 })).rejects.toThrow(RangeError);
    });

    it('test_nowait', () => {
      const queue = new Type<number>(SIZE);
      for (let count = 0; count < SIZE; count += 1) queue.putNowait(1);
      expect(() => queue.putNowait(1)).toThrow(Full);
      for (let count = 0; count < SIZE; count += 1) queue.getNowait();
      expect(() => queue.getNowait()).toThrow(Empty);
    });

    it('test_shrinking_queue', () => {
      const queue = new Type<number>(3);
      for (const item of [1, 2, 3]) queue.putSync(item);
      expect(() => queue.putNowait(4)).toThrow(Full);
      expect(queue.qsize()).toBe(3);
      queue.maxsize = 2;
      expect(() => queue.putNowait(4)).toThrow(Full);
    });

    it('test_shutdown_empty', () => {
      const queue = new Type<string>();
      queue.shutdown();
      expect(() => queue.putSync('data')).toThrow(ShutDown);
      expect(() => queue.getSync()).toThrow(ShutDown);
    });

    it('test_shutdown_nonempty', () => {
      const queue = new Type<string>();
      queue.putSync('data');
      queue.shutdown();
      queue.getSync();
      expect(() => queue.getSync()).toThrow(ShutDown);
    });

    it('test_shutdown_immediate', () => {
      const queue = new Type<string>();
      queue.putSync('data');
      queue.shutdown(true);
      expect(() => queue.getSync()).toThrow(ShutDown);
    });

    it('test_shutdown_allowed_transitions', () => {
      const queue = new Type<string>();
      expect(queue.isShutdown).toBe(false);
      queue.shutdown();
      expect(queue.isShutdown).toBe(true);
      queue.shutdown(true);
      expect(queue.isShutdown).toBe(true);
      queue.shutdown(false);
    });

    it('test_shutdown_all_methods_in_one_thread', () => {
      afterShutdown(Type, false);
    });

    it('test_shutdown_immediate_all_methods_in_one_thread', () => {
      afterShutdown(Type, true);
    });

    it('test_shutdown_all_methods_in_many_threads', () => manyThreads(Type, false));

    it('test_shutdown_immediate_all_methods_in_many_threads', () => manyThreads(Type, true));

    it('test_shutdown_get', () => shutdownWhileGetting(Type, false));

    it('test_shutdown_immediate_get', () => shutdownWhileGetting(Type, true));

    it('test_shutdown_put', () => shutdownWhilePutting(Type, false));

    it('test_shutdown_immediate_put', () => shutdownWhilePutting(Type, true));

    it('test_shutdown_immediate_join', () => shutdownWhileJoining(Type, true));

    it('test_shutdown_join', () => shutdownWhileJoining(Type, false));

    it('test_shutdown_immediate_put_join', () => shutdownWhilePuttingAndJoining(Type, true));

    it('test_shutdown_put_join', () => shutdownWhilePuttingAndJoining(Type, false));

    it('test_shutdown_get_task_done_join', async () => {
      const queue = new Type<string>(2);
      const go = new Event();
      for (const item of ['Y', 'D']) queue.putSync(item);
      const getters = new Bunch(2, getAndFinish, queue, go);
      const joiners = new Bunch(2, joinOnce, queue);
      go.set();
      queue.shutdown(false);
      expect(await getters.results).toEqual(['done', 'done']);
      expect(await joiners.results).toEqual(['joined', 'joined']);
    });

    it('test_shutdown_pending_get', async () => {
      const queue = new Type<string>();
      const there = inThread(getOnce, queue);
      const here = queue.get();
      queue.shutdown();
      await expect(here).rejects.toBeInstanceOf(ShutDown);
      expect(await there).toBe('ShutDown');
    });
  },
);

describe('CPython test_queue.FailingQueueTest', () => {
  it('test_failing_queue: differs – what fails is copying the item, there is no _put to override', async () => {
    const queue = new Queue<unknown>(SIZE);
    const oops = {
      get item(): never {
        throw new Error('You Lose');
      },
    };
    for (let round = 0; round < 2; round += 1) {
      for (let item = 0; item < SIZE - 1; item += 1) queue.putSync(item);
      expect(() => queue.putSync(oops, { block: false })).toThrow('You Lose');
      expect(() => queue.putSync(oops, { timeout: 100 })).toThrow('You Lose');
      queue.putSync('last');
      expect(queue.full()).toBe(true);
      await expect(queue.put(oops)).rejects.toThrow('You Lose');
      await expect(queue.put(oops, { timeout: 10_000 })).rejects.toThrow('You Lose');
      expect(queue.qsize()).toBe(SIZE);
      const waiting = queue.put('full');
      expect(queue.getSync()).toBe(0);
      await waiting;
      const rest = Array.from({ length: SIZE }, () => queue.getSync());
      expect(rest).toEqual([1, 2, 3, 'last', 'full']);
      await until(() => queue.empty(), 'the queue is empty');
    }
  });
});
