import { describe, expect, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { LifoQueue, Queue } from '../index.ts';

describe('CPython test_queues.LifoQueueTests', () => {
  it('test_order', async () => {
    const queue = new LifoQueue<number>();
    for (const item of [1, 3, 2]) await queue.put(item);
    expect([await queue.get(), await queue.get(), await queue.get()]).toEqual([2, 3, 1]);
  });
});

describe('LifoQueue', () => {
  it('is a Queue', () => {
    expect(new LifoQueue()).toBeInstanceOf(Queue);
  });

  it('serves those who wait in order of arrival all the same', async () => {
    const queue = new LifoQueue<string>();
    const got: string[] = [];
    for (const name of ['first', 'second']) {
      void queue.get().then((item) => got.push(`${name} ${item}`));
    }
    queue.putNowait('a');
    queue.putNowait('b');
    await settle();
    expect(got).toEqual(['first b', 'second a']);
  });
});
