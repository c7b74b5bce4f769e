import { describe, expect, expectTypeOf, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { waitingContract } from '../../testing/waiting.ts';
import {
  createTask,
  Event,
  LifoQueue,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueFull,
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

  describe(`CPython test_queues._QueueJoinTestMixin, ${Kind.name}`, () => {
    it('test_task_done_underflow', () => {
      expect(() => new Kind().taskDone()).toThrow(RangeError);
    });

    it('test_task_done', async () => {
      const queue = new Kind<number>();
      for (let item = 0; item < 100; item += 1) queue.putNowait(item);
      let sum = 0;
      const workers = [1, 2].map(() =>
        createTask(async ({ signal }) => {
          for (;;) {
            const item = await queue.get({ signal });
            sum += item;
            queue.taskDone();
          }
        }),
      );
      await queue.join();
      expect(sum).toBe(4950);
      for (const worker of workers) worker.cancel();
      await Promise.allSettled(workers);
    });

    it('test_join_empty_queue', async () => {
      const queue = new Kind<number>();
      await queue.join();
      await queue.join();
      queue.putNowait(1);
      const join = createTask(() => queue.join());
      await settle();
      expect(join.done()).toBe(false);
      queue.getNowait();
      queue.taskDone();
      await join;
    });
  });

  describe(`CPython test_queues._QueueShutdownTestMixin, ${Kind.name}`, () => {
    async function expectShutDown(queue: Queue<string>) {
      await expect(queue.put('data')).rejects.toBeInstanceOf(QueueShutDown);
      expect(() => queue.putNowait('data')).toThrow(QueueShutDown);
      await expect(queue.get()).rejects.toBeInstanceOf(QueueShutDown);
      expect(() => queue.getNowait()).toThrow(QueueShutDown);
    }

    it('test_shutdown_empty', async () => {
      const queue = new Kind<string>();
      const get = createTask(() => queue.get());
      await settle();
      queue.shutdown();
      expect(queue.qsize()).toBe(0);
      await queue.join();
      await expect(get).rejects.toBeInstanceOf(QueueShutDown);
      await expectShutDown(queue);
    });

    it('test_shutdown_nonempty', async () => {
      const queue = new Kind<string>(1);
      queue.putNowait('data');
      const join = createTask(() => queue.join());
      const put = createTask(() => queue.put('data2'));
      await settle();
      expect(put.done()).toBe(false);
      queue.shutdown();
      expect(queue.qsize()).toBe(1);
      await expect(put).rejects.toBeInstanceOf(QueueShutDown);
      expect(await queue.get()).toBe('data');
      await settle();
      expect(join.done()).toBe(false);
      await expectShutDown(queue);
      queue.taskDone();
      await join;
      expect(() => queue.taskDone()).toThrow(RangeError);
    });

    it('test_shutdown_immediate', async () => {
      const queue = new Kind<string>();
      queue.putNowait('data');
      const join = createTask(() => queue.join());
      await settle();
      queue.shutdown(true);
      expect(queue.qsize()).toBe(0);
      await join;
      await expectShutDown(queue);
      expect(() => queue.taskDone()).toThrow(RangeError);
    });

    it('test_shutdown_immediate_with_unfinished', async () => {
      const queue = new Kind<string>();
      queue.putNowait('data');
      queue.putNowait('data');
      const join = createTask(() => queue.join());
      expect(await queue.get()).toBe('data');
      queue.shutdown(true);
      expect(queue.qsize()).toBe(0);
      await settle();
      expect(join.done()).toBe(false);
      await expectShutDown(queue);
      queue.taskDone();
      expect(() => queue.taskDone()).toThrow(RangeError);
      await join;
    });
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

describe('CPython test_queues.QueueGetTests', () => {
  it('test_blocking_get', async () => {
    const queue = new Queue<number>();
    queue.putNowait(1);
    expect(await queue.get()).toBe(1);
  });

  it('test_get_with_putters', async () => {
    const queue = new Queue<number>(1);
    await queue.put(1);
    const put = createTask(() => queue.put(2));
    await settle();
    expect(await queue.get()).toBe(1);
    await settle();
    expect(put.done()).toBe(true);
  });

  it('test_blocking_get_wait', async () => {
    const queue = new Queue<number>();
    const started = new Event();
    const get = createTask(() => {
      started.set();
      return queue.get();
    });
    await started.wait();
    await settle();
    expect(get.done()).toBe(false);
    queue.putNowait(1);
    expect(await get).toBe(1);
  });

  it('test_nonblocking_get', () => {
    const queue = new Queue<number>();
    queue.putNowait(1);
    expect(queue.getNowait()).toBe(1);
  });

  it('test_nonblocking_get_exception', () => {
    expect(() => new Queue().getNowait()).toThrow(QueueEmpty);
  });

  it('test_get_cancelled_race', async () => {
    const queue = new Queue<string>();
    const t1 = createTask(({ signal }) => queue.get({ signal }));
    const t2 = createTask(({ signal }) => queue.get({ signal }));
    await settle();
    t1.cancel();
    await settle();
    expect(t1.done()).toBe(true);
    await queue.put('a');
    expect(await t2).toBe('a');
  });

  it('test_get_with_waiting_putters', async () => {
    const queue = new Queue<string>(1);
    createTask(() => queue.put('a'));
    createTask(() => queue.put('b'));
    expect([await queue.get(), await queue.get()]).toEqual(['a', 'b']);
  });

  it('test_why_are_getters_waiting', async () => {
    const queue = new Queue<number>(1);
    const producer = createTask(async () => {
      for (let item = 0; item < 5; item += 1) await queue.put(item);
    });
    const consumer = createTask(async () => {
      const got: number[] = [];
      while (got.length < 5) got.push(await queue.get());
      return got;
    });
    await producer;
    expect(await consumer).toEqual([0, 1, 2, 3, 4]);
  });

  it('test_cancelled_getters_not_being_held_in_self_getters', async () => {
    const queue = new Queue<number>(5);
    await expect(queue.get({ signal: AbortSignal.abort() })).rejects.toThrow();
    queue.putNowait(1);
    await settle();
    expect(queue.qsize()).toBe(1);
  });
});

describe('CPython test_queues.QueuePutTests', () => {
  it('test_blocking_put', async () => {
    const queue = new Queue<number>();
    await queue.put(1);
    expect(await queue.get()).toBe(1);
  });

  it('test_blocking_put_wait', async () => {
    const queue = new Queue<number>(1);
    const put = createTask(async () => {
      await queue.put(1);
      await queue.put(2);
    });
    await settle();
    expect(put.done()).toBe(false);
    queue.getNowait();
    await put;
  });

  it('test_nonblocking_put', () => {
    const queue = new Queue<number>();
    queue.putNowait(1);
    expect(queue.getNowait()).toBe(1);
  });

  it('test_get_cancel_drop_one_pending_reader', async () => {
    const queue = new Queue<number>();
    const reader = createTask(({ signal }) => queue.get({ signal }));
    await settle();
    queue.putNowait(1);
    queue.putNowait(2);
    reader.cancel();
    await expect(reader).rejects.toMatchObject({ name: 'CancelledError' });
    expect(await queue.get()).toBe(1);
  });

  it('test_get_cancel_drop_many_pending_readers', async () => {
    const queue = new Queue<number>();
    const readers = [1, 2, 3].map(() => createTask(({ signal }) => queue.get({ signal })));
    await settle();
    queue.putNowait(1);
    queue.putNowait(2);
    readers[0]?.cancel();
    await expect(readers[0]).rejects.toMatchObject({ name: 'CancelledError' });
    expect([await readers[1], await readers[2]].sort()).toEqual([1, 2]);
  });

  it('test_put_cancel_drop', async () => {
    const queue = new Queue<number>(1);
    queue.putNowait(1);
    const writer = createTask(({ signal }) => queue.put(2, { signal }));
    await settle();
    expect(queue.getNowait()).toBe(1);
    writer.cancel();
    await expect(writer).rejects.toMatchObject({ name: 'CancelledError' });
    await queue.put(2);
    expect(queue.getNowait()).toBe(2);
    expect(queue.qsize()).toBe(0);
  });

  it('test_nonblocking_put_exception', () => {
    const queue = new Queue<number>(1);
    queue.putNowait(1);
    expect(() => queue.putNowait(2)).toThrow(QueueFull);
  });

  it('test_float_maxsize: differs – refused, where CPython rounds up', () => {
    expect(() => new Queue(1.3)).toThrow('Pass a whole number >= 0 as maxsize: received 1.3');
  });

  it('test_put_cancelled', async () => {
    const queue = new Queue<number>();
    const task = createTask(async () => {
      await queue.put(1);
      return true;
    });
    expect(await queue.get()).toBe(1);
    expect(await task).toBe(true);
  });

  it('test_put_cancelled_race', async () => {
    const queue = new Queue<string>(1);
    const [a, b, c] = ['a', 'b', 'X'].map((item) =>
      createTask(({ signal }) => queue.put(item, { signal })),
    );
    await settle();
    expect([a?.done(), b?.done()]).toEqual([true, false]);
    c?.cancel();
    await settle();
    expect(c?.done()).toBe(true);
    expect(queue.getNowait()).toBe('a');
    await settle();
    expect(queue.getNowait()).toBe('b');
    await b;
  });

  it('test_put_with_waiting_getters', async () => {
    const queue = new Queue<string>();
    const task = createTask(() => queue.get());
    await settle();
    await queue.put('a');
    expect(await task).toBe('a');
  });

  it('test_why_are_putters_waiting', async () => {
    const queue = new Queue<number>(2);
    const getter = createTask(async () => {
      await settle();
      for (let left = queue.qsize(); left > 0; left -= 1) queue.getNowait();
    });
    const putters = [0, 1, 2, 3].map((item) => createTask(() => queue.put(item)));
    await Promise.all([getter, ...putters]);
    expect([queue.getNowait(), queue.getNowait()]).toEqual([2, 3]);
  });

  it('test_cancelled_puts_not_being_held_in_self_putters', async () => {
    const queue = new Queue<number>(1);
    queue.putNowait(1);
    const put = createTask(({ signal }) => queue.put(2, { signal }));
    await settle();
    put.cancel();
    await expect(put).rejects.toMatchObject({ name: 'CancelledError' });
    queue.getNowait();
    await settle();
    expect(queue.empty()).toBe(true);
  });

  it('test_cancelled_put_silence_value_error_exception', async () => {
    const queue = new Queue<number>(1);
    queue.putNowait(1);
    const put = createTask(({ signal }) => queue.put(2, { signal }));
    await settle();
    queue.getNowait();
    put.cancel();
    await expect(put).rejects.toMatchObject({ name: 'CancelledError' });
    expect(queue.empty()).toBe(true);
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
