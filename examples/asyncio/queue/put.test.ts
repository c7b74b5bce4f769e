import { describe, expect, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { createTask, Queue, QueueFull } from '../index.ts';

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
