import { describe, expect, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { createTask, Event, Queue, QueueEmpty } from '../index.ts';

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
