import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { collectUntil } from '../../testing/garbage.ts';
import { Future, gather } from '../index.ts';

let written = vi.fn();

beforeEach(() => {
  written = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('drops the errors after the first, and tells of none', async () => {
  await (async () => {
    const futures = [new Future(), new Future()];
    const all = gather(futures);
    futures[0]?.setException(new Error('first'));
    await expect(all).rejects.toThrow('first');
    futures[1]?.setException(new Error('second'));
    await settle();
    new Future().setException(new Error('the mark'));
  })();
  await collectUntil(() => written.mock.calls.length > 0);
  expect(written.mock.calls.map(([, error]) => String(error))).toEqual(['Error: the mark']);
});
