import { expect, it } from 'vitest';
import { Barrier, BrokenBarrierError } from '../index.ts';

it('is broken for all when its action fails', async () => {
  const failing = new Barrier(2, {
    action: () => {
      throw new TypeError('no');
    },
  });
  const [first, last] = await Promise.allSettled([failing.wait(), failing.wait()]);
  expect((first as PromiseRejectedResult).reason).toBeInstanceOf(BrokenBarrierError);
  expect((last as PromiseRejectedResult).reason).toBeInstanceOf(TypeError);
  expect(await failing.broken).toBe(true);
});

it('counts those who come during the action for the next round', async () => {
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const barrier = new Barrier(2, {
    action: () => new Promise<void>((end) => ends.push(end)),
  });
  const round = (name: string) => barrier.wait().then(() => order.push(name));
  const first = [round('a'), round('b')];
  const second = [round('c'), round('d')];
  await Promise.resolve();
  expect(ends).toHaveLength(2);
  ends[0]?.();
  await Promise.all(first);
  expect(order).toEqual(['a', 'b']);
  ends[1]?.();
  await Promise.all(second);
  expect(order).toEqual(['a', 'b', 'c', 'd']);
});

it('lets one leave who aborts, and goes on waiting for as many', async () => {
  const barrier = new Barrier(2);
  const controller = new AbortController();
  const gone = barrier.wait({ signal: controller.signal });
  controller.abort('gone');
  await expect(gone).rejects.toBe('gone');
  expect(await barrier.nWaiting).toBe(0);
  expect(await Promise.all([barrier.wait(), barrier.wait()])).toEqual([0, 1]);
});

it('is broken for all rounds when the action of one fails later', async () => {
  const ends: ((error: Error) => void)[] = [];
  const barrier = new Barrier(1, {
    action: () => new Promise<void>((_, fail) => ends.push(fail)),
  });
  const [first, second] = [barrier.wait(), barrier.wait()];
  await Promise.resolve();
  ends[0]?.(new RangeError('no'));
  await expect(first).rejects.toThrow(RangeError);
  await expect(second).rejects.toBeInstanceOf(BrokenBarrierError);
});
