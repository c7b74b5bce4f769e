import { describe, expect, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { createTask, LifoQueue, PriorityQueue, Queue, QueueShutDown } from '../index.ts';

for (const Kind of [Queue, LifoQueue, PriorityQueue]) {
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
