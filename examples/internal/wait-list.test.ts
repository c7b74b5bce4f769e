import { describe, expect, it } from 'vitest';
import { Queue } from '../asyncio/index.ts';
import { settle } from '../testing/clock.ts';

describe('a waiter that was woken in vain', () => {
  it('has its old place, in whatever portions it and others are woken', async () => {
    for (const portions of [[3], [1, 1, 1], [3, 1], [2, 3, 1], [3, 2, 1, 3]]) {
      const queue = new Queue<string>();
      const served: number[] = [];
      for (const name of [1, 2, 3]) void queue.get().then(() => served.push(name));
      for (const portion of portions) {
        for (let item = 0; item < portion; item += 1) queue.putNowait('gone again');
        for (let item = 0; item < portion; item += 1) queue.getNowait();
        await settle();
        expect(served).toEqual([]);
      }
      for (let item = 0; item < 3; item += 1) {
        queue.putNowait('stays');
        await settle();
      }
      expect(served, String(portions)).toEqual([1, 2, 3]);
    }
  });
});
