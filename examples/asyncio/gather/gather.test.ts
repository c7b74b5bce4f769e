import { describe, expect, it, vi } from 'vitest';
import { settle } from '../../testing/clock.ts';
import {
  CancelledError,
  createTask,
  ensureFuture,
  Future,
  gather,
  type GatherOptions,
} from '../index.ts';

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

describe('CPython test_tasks.CoroutineGatherTests', () => {
  it('test_constructor_use_running_loop', async () => {
    const abc = () => 'abc';
    const { all } = await createTask(() => ({ all: gather([abc, () => abc()]) }));
    expect(await all).toEqual(['abc', 'abc']);
  });

  it('test_constructor_use_global_loop', async () => {
    const abc = () => 'abc';
    expect(await gather([abc, () => abc()])).toEqual(['abc', 'abc']);
  });

  it('test_duplicate_coroutines', async () => {
    const abc = vi.fn(() => 'abc');
    expect(await gather([abc, abc, () => 'def', abc])).toEqual(['abc', 'abc', 'def', 'abc']);
    expect(abc).toHaveBeenCalledTimes(1);
  });

  it('test_cancellation_broadcast', async () => {
    let proof = 0;
    const waiter = new Future<void>();
    const child = () =>
      createTask(async ({ signal }) => {
        await gather([waiter], { signal });
        proof += 1;
      });
    const children = [child(), child()] as const;
    let all: Future<unknown> | undefined;
    const outer = createTask(async ({ signal }) => {
      all = gather(children, { signal });
      await all;
      proof += 100;
    });
    await settle();
    expect(outer.cancel()).toBe(true);
    await expect(outer).rejects.toBeInstanceOf(CancelledError);
    expect(all?.cancel()).toBe(false);
    await settle();
    expect(waiter.cancelled()).toBe(true);
    expect(children.map((task) => task.cancelled())).toEqual([true, true]);
    expect(proof).toBe(0);
  });

  it('test_exception_marking', async () => {
    const [a, b] = futures(2) as [Future<unknown>, Future<unknown>];
    const inner = (future: Future<unknown>) => async () => {
      await future;
      throw new Error('not to be ignored');
    };
    const outer = createTask(async () => {
      await gather([inner(a), inner(b)]);
    });
    await settle();
    a.setResult(undefined);
    await settle();
    b.setResult(undefined);
    await settle();
    expect(outer.exception()).toEqual(new Error('not to be ignored'));
  });

  it('test_issue46672', async () => {
    const ran = vi.fn();
    expect(() => gather([ran, {} as never])).toThrow(
      new TypeError('Pass a future, a promise or a function: received object'),
    );
    await settle();
    expect(ran).toHaveBeenCalledTimes(1);
  });
});

describe('CPython test_tasks.BaseTaskTests, gather', () => {
  it('test_cancel_gather_1', async () => {
    const future = new Future<number>();
    const all = ensureFuture(gather([async () => await future]));
    await settle();
    let answer: boolean | undefined;
    future.addDoneCallback(() => {
      // One turn later than the child's end, and before all have been told.
      void Promise.resolve().then(() => {
        answer = all.done() ? false : all.cancel();
      });
    });
    future.setResult(42);
    expect(await all).toEqual([42]);
    expect(answer).toBe(false);
    expect(all.cancelled()).toBe(false);
  });

  it.each([undefined, 'my message'])('test_cancel_gather_2: %s', async (message) => {
    const waiting = createTask(async ({ signal }) => {
      for (;;) {
        const nap = new Future<void>();
        await gather([nap], { returnExceptions: true, signal });
      }
    });
    await settle();
    waiting.cancel(message);
    await expect(waiting).rejects.toEqual(new CancelledError(message));
    expect(waiting.cancelled()).toBe(true);
  });
});
