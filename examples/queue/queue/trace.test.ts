import { expect, it } from 'vitest';
import { LABEL } from '../../internal/report.ts';
import { inThread } from '../../testing/bunch.ts';
import { traced } from '../../testing/traced.ts';
import { Queue } from '../index.ts';

it('tells who puts, gets and waits, one wait for as long as it is', async () => {
  const queue = new Queue<number>(1);
  const name = queue[LABEL]();
  const events = await traced(async () => {
    queue.putNowait(1);
    const late = queue.put(2, { timeout: 450 });
    await expect(late).rejects.toThrow('Take an item first');
    queue.getSync();
    const got = queue.get();
    queue.putNowait(3);
    await got;
    expect(() => queue.getSync({ timeout: 1 })).toThrow('Put an item first');
  });
  expect(new Set(events.map(({ resource }) => resource))).toEqual(new Set([name]));
  expect(events.map(({ type }) => type).join(' ')).toBe(
    'put wait resume get wait put get resume wait resume',
  );
});

it('has one name in all threads', async () => {
  const queue = new Queue<number>();
  const there = await inThread((queue: Queue<number>) => {
    const label = Object.getOwnPropertySymbols(Object.getPrototypeOf(queue)).find(
      ({ description }) => description === 'bingfa.label',
    );
    return (queue as unknown as Record<symbol, () => string>)[label as symbol]?.();
  }, queue);
  expect(there).toMatch(/^Queue-\d+$/);
  expect(queue[LABEL]()).toBe(there);
});
