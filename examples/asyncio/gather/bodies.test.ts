import { describe, expect, it, vi } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { CancelledError, createTask, ensureFuture, Future, gather } from '../index.ts';

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
    const [a, b] = [new Future(), new Future()];
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
