import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { settlementOf } from '../future/future.ts';
import { CancelledError, createTask, Future, gather, sleep, type Task } from '../index.ts';

useVirtualTime();

describe('gather', () => {
  it('runs bodies at once and gives results in the order of the list', async () => {
    const outcome = new Outcome(
      gather(
        [
          () => sleep(20, { value: 'tea' }),
          () => sleep(10, { value: 2 }),
          Promise.resolve('promised'),
          createTask(() => true),
          undefined as unknown as () => 1,
        ].slice(0, 4),
      ),
    );
    await advance(19);
    expect(outcome.state).toBe('pending');
    await advance(1);
    expect(outcome.value).toEqual(['tea', 2, 'promised', true]);
  });

  it('has ended when all of its futures have ended before', () => {
    const futures = [1, 2].map((value) => {
      const future = new Future<number>();
      future.setResult(value);
      return future;
    });
    expect(gather(futures).result()).toEqual([1, 2]);
  });

  it('lets the others go on after the first error', async () => {
    const ends: string[] = [];
    const all = gather([
      () => Promise.reject(new Error('first')),
      async () => {
        await sleep(10);
        ends.push('slow');
      },
    ]);
    await expect(all).rejects.toThrow('first');
    expect(all.cancel()).toBe(false);
    await advance(10);
    expect(ends).toEqual(['slow']);
  });

  it('rejects with its signal’s reason once all have ended, and cancels them', async () => {
    const controller = new AbortController();
    const ends: string[] = [];
    const slow = async ({ signal }: Task<unknown>) => {
      await sleep(1000, { signal }).catch(() => sleep(10));
      ends.push('cleaned up');
    };
    const all = gather([slow, new Promise(() => {})], {
      signal: controller.signal,
      returnExceptions: true,
    });
    const outcome = new Outcome(all);
    await settle();
    controller.abort('enough');
    await settle();
    expect(outcome.state).toBe('pending');
    await advance(10);
    expect([outcome.state, outcome.value, ends]).toEqual(['rejected', 'enough', ['cleaned up']]);
  });

  it('never starts its bodies when the signal is aborted already', async () => {
    const body = vi.fn();
    const future = new Future();
    const all = gather([body, future], { signal: AbortSignal.abort('too late') });
    await expect(all).rejects.toBe('too late');
    await expect(gather([], { signal: AbortSignal.abort('too late') })).rejects.toBe('too late');
    expect(body).not.toHaveBeenCalled();
    expect(future.cancelled()).toBe(true);
  });

  it('prefers the error of a child that fails while it cleans up', async () => {
    const all = gather([
      async ({ signal }) => {
        await sleep(1000, { signal }).catch(() => {
          throw new RangeError('while cleaning up');
        });
      },
    ]);
    await settle();
    expect(all.cancel('enough')).toBe(true);
    await expect(all).rejects.toEqual(new RangeError('while cleaning up'));
  });

  it('is cancelled even if a child refuses, once that has ended', async () => {
    const all = gather([() => sleep(10, { value: 1 }), new Future()], { returnExceptions: true });
    await settle();
    all.cancel('enough');
    await advance(10);
    expect(all.exception()).toEqual(new CancelledError('enough'));
  });

  it('asks a child once to end, however often it is in the list', () => {
    const task = createTask(() => 1);
    gather([task, task]).catch(() => {});
    gather([task]).catch(() => {});
    const all = gather([task, task]);
    all.catch(() => {});
    all.cancel();
    expect(task.cancelling()).toBe(1);
  });

  it('leaves no listener and no observer behind', async () => {
    const { signal } = new AbortController();
    const futures = [new Future<number>(), new Future<number>()] as const;
    const all = gather(futures, { signal });
    expect(sourceOf(signal)?.size).toBe(1);
    for (const future of futures) future.setResult(1);
    await all;
    expect(sourceOf(signal)?.size).toBe(0);
    expect(futures.map((future) => settlementOf(future).forget(() => true))).toEqual([0, 0]);

    const failing = new Future();
    const failed = gather([failing, new Future()], { signal });
    failing.setException(new Error('first'));
    await expect(failed).rejects.toThrow('first');
    expect(sourceOf(signal)?.size).toBe(0);
  });

  it.each([
    [42, 'Pass an array to gather(): received number'],
    [null, 'Pass an array to gather(): received null'],
    [Promise.resolve(), 'Pass an array to gather(): received Promise'],
    [() => 1, 'Pass an array to gather(): received function'],
  ])('refuses %o', (received, message) => {
    expect(() => gather(received as never)).toThrow(new TypeError(message));
  });

  it('refuses what is no signal', () => {
    const options = { signal: 'signal' as unknown as AbortSignal };
    expect(() => gather([], options)).toThrow(
      new TypeError('Pass an AbortSignal as "signal": received string'),
    );
  });

  it('knows the type of each result', () => {
    const mixed = () =>
      gather([createTask(() => 1), Promise.resolve('tea'), ({ signal }) => signal.aborted]);
    expectTypeOf(mixed).returns.toEqualTypeOf<Future<[number, string, boolean]>>();
    const kept = () =>
      gather([createTask(() => 1), () => Promise.resolve('tea')], { returnExceptions: true });
    expectTypeOf(kept).returns.toEqualTypeOf<Future<[number | Error, string | Error]>>();
    const many = (tasks: Task<number>[]) => gather(tasks);
    expectTypeOf(many).returns.toEqualTypeOf<Future<number[]>>();
    const iterable = (tasks: Iterable<Task<number> | Promise<string>>) => gather(tasks);
    expectTypeOf(iterable).returns.toEqualTypeOf<Future<(number | string)[]>>();
    expectTypeOf(() => gather([])).returns.toEqualTypeOf<Future<[]>>();
    // @ts-expect-error: a number can neither be awaited nor run
    expect(() => gather([1])).toThrow(TypeError);
  });
});
