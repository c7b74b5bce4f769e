import { describe, expect, it, vi } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { CancelledError, createTask, Future, gather, type GatherOptions } from '../index.ts';

type Wrap = (future: Future<unknown>) => Future<unknown> | (() => Promise<unknown>);

const ways: [string, Wrap][] = [
  ['futures', (future) => future],
  ['bodies', (future) => async () => await future],
];

function futures(count: number): Future<unknown>[] {
  return Array.from({ length: count }, () => new Future<unknown>());
}

describe.each(ways)('CPython test_tasks.GatherTestsBase, %s', (_name, wrap) => {
  async function checkSuccess(options?: GatherOptions): Promise<void> {
    const [a, b, c] = futures(3) as [Future<unknown>, Future<unknown>, Future<unknown>];
    const all = gather([a, b, c].map(wrap), { ...options });
    const callback = vi.fn();
    all.addDoneCallback(callback);
    b.setResult(1);
    a.setResult(2);
    await settle();
    expect(callback).not.toHaveBeenCalled();
    expect(all.done()).toBe(false);
    c.setResult(3);
    await settle();
    expect(callback.mock.calls).toEqual([[all]]);
    expect(all.result()).toEqual([2, 1, 3]);
  }

  it('test_success', async () => {
    await checkSuccess();
    await checkSuccess({ returnExceptions: false });
  });

  it('test_result_exception_success', async () => {
    await checkSuccess({ returnExceptions: true });
  });

  it('test_one_exception', async () => {
    const list = futures(5);
    const [a, b, c, d, e] = list;
    const all = gather(list.map(wrap));
    const callback = vi.fn();
    all.addDoneCallback(callback);
    const error = new Error('one');
    a?.setResult(1);
    b?.setException(error);
    await settle();
    expect(all.done()).toBe(true);
    expect(callback.mock.calls).toEqual([[all]]);
    expect(all.exception()).toBe(error);
    c?.setResult(3);
    d?.cancel();
    e?.setException(new Error('two'));
    await settle();
    expect(callback).toHaveBeenCalledTimes(1);
    expect(all.exception()).toBe(error);
  });

  it('test_return_exceptions', async () => {
    const list = futures(4);
    const [a, b, c, d] = list;
    const all = gather(list.map(wrap), { returnExceptions: true });
    const callback = vi.fn();
    all.addDoneCallback(callback);
    const errors = [new Error('one'), new RangeError('two')];
    b?.setResult(1);
    c?.setException(errors[0]);
    a?.setResult(3);
    await settle();
    expect(all.done()).toBe(false);
    d?.setException(errors[1]);
    await settle();
    expect(callback.mock.calls).toEqual([[all]]);
    expect(all.result()).toEqual([3, 1, ...errors]);
  });
});

describe('CPython test_tasks.FutureGatherTests', () => {
  it('test_constructor_empty_sequence_use_running_loop', async () => {
    const { all } = await createTask(() => ({ all: gather([]) }));
    expect(all.result()).toEqual([]);
  });

  it('test_constructor_empty_sequence_use_global_loop', () => {
    const all = gather([]);
    expect(all).toBeInstanceOf(Future);
    expect(all.done()).toBe(true);
    expect(all.result()).toEqual([]);
  });

  it('test_constructor_homogenous_futures', async () => {
    const list = futures(3);
    const first = gather(list);
    const second = gather(list);
    await settle();
    expect([first.done(), second.done()]).toEqual([false, false]);
    for (const [index, future] of list.entries()) future.setResult(index);
    expect(await first).toEqual([0, 1, 2]);
    expect(second.result()).toEqual([0, 1, 2]);
  });

  it('test_one_cancellation', async () => {
    const list = futures(5);
    const [a, b, c, d, e] = list;
    const all = gather(list);
    const callback = vi.fn();
    all.addDoneCallback(callback);
    a?.setResult(1);
    b?.cancel();
    await settle();
    expect(callback.mock.calls).toEqual([[all]]);
    expect(all.cancelled()).toBe(false);
    expect(all.exception()).toBeInstanceOf(CancelledError);
    c?.setResult(3);
    d?.cancel();
    e?.setException(new Error('late'));
    await settle();
    expect(callback).toHaveBeenCalledTimes(1);
  });

  it('test_result_exception_one_cancellation', async () => {
    const list = futures(6);
    const [a, b, c, d, e, f] = list;
    const all = gather(list, { returnExceptions: true });
    const callback = vi.fn();
    all.addDoneCallback(callback);
    const errors = [new Error('one'), new Error('two')];
    a?.setResult(1);
    b?.setException(errors[0]);
    c?.cancel();
    await settle();
    expect(all.done()).toBe(false);
    d?.setResult(3);
    e?.cancel();
    f?.setException(errors[1]);
    await settle();
    const results = all.result();
    expect(results[2]).toBeInstanceOf(CancelledError);
    expect(results[4]).toBeInstanceOf(CancelledError);
    expect([results[0], results[1], results[3], results[5]]).toEqual([1, errors[0], 3, errors[1]]);
    expect(callback).toHaveBeenCalledTimes(1);
  });
});
