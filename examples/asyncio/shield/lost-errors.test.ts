import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { collectUntil } from '../../testing/garbage.ts';
import { Future, shield } from '../index.ts';

let written = vi.fn();

beforeEach(() => {
  written = vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('leaves the error of the inside to be told when nobody waits any more', async () => {
  await (async () => {
    const inner = new Future();
    const outer = shield(inner);
    outer.cancel();
    await settle();
    inner.setException(new Error('lost'));
    await settle();
  })();
  await collectUntil(() => written.mock.calls.length > 0);
  expect(written.mock.calls).toEqual([['Future exception was never retrieved', new Error('lost')]]);
});

it('takes the error of the inside for the one who waits, and tells it once', async () => {
  await (async () => {
    const inner = new Future();
    const outer = shield(inner);
    inner.setException(new Error('handled'));
    await expect(outer).rejects.toThrow('handled');
    new Future().setException(new Error('the mark'));
  })();
  await collectUntil(() => written.mock.calls.length > 0);
  expect(written.mock.calls.map(([, error]) => String(error))).toEqual(['Error: the mark']);
});
