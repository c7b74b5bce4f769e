import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PriorityQueue, Queue } from '../index.ts';

function drain<T>(queue: Queue<T>): T[] {
  const items: T[] = [];
  while (!queue.empty()) items.push(queue.getNowait());
  return items;
}

function filled<T>(items: T[], compare?: (a: T, b: T) => number): PriorityQueue<T> {
  const queue = new PriorityQueue<T>(0, { compare });
  for (const item of items) queue.putNowait(item);
  return queue;
}

describe('CPython test_queues.PriorityQueueTests', () => {
  it('test_order', () => {
    expect(drain(filled([1, 3, 2]))).toEqual([1, 2, 3]);
  });
});

describe('PriorityQueue', () => {
  it('is a Queue', () => {
    expect(new PriorityQueue()).toBeInstanceOf(Queue);
  });

  it('compares arrays element by element, as Python compares tuples', () => {
    const items: [number, string][] = [
      [10, 'a'],
      [9, 'b'],
      [9, 'a'],
      [100, 'a'],
    ];
    expect(drain(filled(items))).toEqual([
      [9, 'a'],
      [9, 'b'],
      [10, 'a'],
      [100, 'a'],
    ]);
    expect(drain(filled([[1, 2], [1], [0, 9, 9]]))).toEqual([[0, 9, 9], [1], [1, 2]]);
  });

  it('sorts whatever it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (items) => {
        expect(drain(filled(items))).toEqual([...items].sort((a, b) => a - b));
      }),
    );
  });

  // What CPython 3.13's heapq gives for items whose __lt__ looks at the priority alone.
  it('gives out equal items in the order of CPython’s heapq', () => {
    const items = [2, 1, 2, 1, 3, 1, 2].map((priority, index) => ({ priority, index }));
    const queue = filled(items, (a, b) => a.priority - b.priority);
    expect(drain(queue).map((item) => item.index)).toEqual([1, 5, 3, 2, 0, 6, 4]);
  });

  it('refuses what has no order, and stays as it was', () => {
    const queue = filled<unknown>([[1, 'a']]);
    expect(() => queue.putNowait([1, {}])).toThrow('Pass "compare" to order such items');
    expect(() => queue.putNowait('1')).toThrow(TypeError);
    expect(queue.qsize()).toBe(1);
    expect(queue.getNowait()).toEqual([1, 'a']);
  });

  it('rejects a waiting put whose item has no order, and lets the next in', async () => {
    const queue = new PriorityQueue<unknown>(2);
    queue.putNowait(1);
    queue.putNowait(2);
    const bad = queue.put('text');
    const good = queue.put(3);
    queue.getNowait();
    await expect(bad).rejects.toBeInstanceOf(TypeError);
    await good;
    expect(drain(queue)).toEqual([2, 3]);
  });

  it('loses nothing to a comparison that throws', () => {
    let fail = false;
    const compare = (a: number, b: number) => {
      if (fail) throw new Error('no order today');
      return a - b;
    };
    const queue = filled([5, 3, 4, 1, 2], compare);
    fail = true;
    expect(() => queue.getNowait()).toThrow('no order today');
    expect(() => queue.putNowait(0)).toThrow('no order today');
    fail = false;
    expect(drain(queue)).toEqual([1, 2, 3, 4, 5]);
  });

  it('refuses a compare that is no function', () => {
    const options = { compare: 1 as unknown as () => number };
    expect(() => new PriorityQueue(0, options)).toThrow('Pass a function as compare');
  });
});
