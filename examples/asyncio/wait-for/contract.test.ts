import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { settlementOf } from '../future/future.ts';
import { CancelledError, createTask, Future, sleep, TimeoutError, waitFor } from '../index.ts';

useVirtualTime();

describe('waitFor', () => {
  it('gives the result, or the error, of what ends in time', async () => {
    expect(await waitFor(Promise.resolve('tea'), 100)).toBe('tea');
    await expect(waitFor(() => Promise.reject(new Error('no tea')), 100)).rejects.toThrow('no tea');
  });

  it('stops waiting for a promise, which goes on', async () => {
    const ends: string[] = [];
    const promise = sleep(50).then(() => ends.push('promise'));
    const outcome = new Outcome(waitFor(promise, 10));
    await advance(10);
    expect(outcome.value).toBeInstanceOf(TimeoutError);
    expect((outcome.value as Error).message).toBe('Not done within 10 ms');
    await advance(40);
    expect(ends).toEqual(['promise']);
  });

  it('throws CancelledError when somebody else cancels what it waits for', async () => {
    const future = new Future();
    const waiting = waitFor(future, 100);
    future.cancel('elsewhere');
    await expect(waiting).rejects.toEqual(new CancelledError('elsewhere'));
  });

  it('gives the result that came just before the time was up', async () => {
    const early = new Future<string>();
    setTimeout(() => early.setResult('in time'), 10);
    const second = new Outcome(waitFor(early, 10));
    vi.advanceTimersByTime(10);
    await settle();
    expect(second.value).toBe('in time');
  });

  it('cancels and waits for the end when its signal aborts, then gives the reason', async () => {
    const controller = new AbortController();
    const task = createTask(async ({ signal }) => {
      await sleep(1000, { signal }).finally(() => sleep(10));
    });
    const outcome = new Outcome(waitFor(task, 100, { signal: controller.signal }));
    await settle();
    controller.abort('enough');
    await advance(9);
    expect(outcome.state).toBe('pending');
    await advance(1);
    expect([outcome.value, task.cancelled()]).toEqual(['enough', true]);
  });

  it('prefers the abort to the time that was up before', async () => {
    const controller = new AbortController();
    const body = async ({ signal }: { signal: AbortSignal }) => {
      await sleep(1000, { signal }).finally(() => sleep(50));
    };
    const outcome = new Outcome(waitFor(body, 10, { signal: controller.signal }));
    await advance(20);
    controller.abort('enough');
    await advance(50);
    expect(outcome.value).toBe('enough');
  });

  it('rejects when its signal aborts between the end and the telling of it', async () => {
    const controller = new AbortController();
    const future = new Future<string>();
    const waiting = waitFor(future, 100, { signal: controller.signal });
    future.setResult('too late');
    controller.abort('enough');
    await expect(waiting).rejects.toBe('enough');
  });

  it('watches the clock no more once its signal has aborted', async () => {
    const controller = new AbortController();
    const stubborn = new Future<string>();
    const task = createTask(async () => await stubborn);
    const waiting = waitFor(task, 100, { signal: controller.signal });
    await settle();
    controller.abort('enough');
    expect([task.cancelling(), vi.getTimerCount()]).toEqual([1, 0]);
    stubborn.setException(new Error('while cleaning up'));
    await expect(waiting).rejects.toThrow('while cleaning up');
  });

  it('does not take what was cancelled before for late', async () => {
    const future = new Future();
    future.cancel('before');
    await expect(waitFor(future, 0)).rejects.toEqual(new CancelledError('before'));
  });

  it('never starts a body when the signal is aborted already, and cancels a task', async () => {
    const body = vi.fn();
    const task = createTask(body);
    const signal = AbortSignal.abort('too late');
    const ofTask = waitFor(task, 10, { signal });
    await expect(waitFor(body, 10, { signal })).rejects.toBe('too late');
    await expect(ofTask).rejects.toBe('too late');
    expect(body).not.toHaveBeenCalled();
    expect(task.cancelled()).toBe(true);
  });

  it.each([
    [
      'the result',
      async (future: Future<unknown>) => {
        future.setResult(1);
        await settle();
      },
    ],
    [
      'an error',
      async (future: Future<unknown>) => {
        future.setException(new Error('no'));
        await settle();
      },
    ],
    ['its time', () => advance(100)],
  ])('leaves nothing behind after %s', async (_what, end) => {
    const { signal } = new AbortController();
    const future = new Future();
    const waiting = waitFor(future, 100, { signal }).catch(() => {});
    expect([sourceOf(signal)?.size, vi.getTimerCount()]).toEqual([1, 1]);
    await end(future);
    await waiting;
    expect([sourceOf(signal)?.size, vi.getTimerCount()]).toEqual([0, 0]);
    expect(settlementOf(future).forget(() => true)).toBe(0);
  });

  it('waits longer than setTimeout can', async () => {
    const ms = 2 ** 31 + 1000;
    const outcome = new Outcome(waitFor(new Future(), ms));
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(outcome.state).toBe('pending');
    await advance(1);
    expect(outcome.state).toBe('rejected');
  });

  it('refuses by rejecting', async () => {
    await expect(waitFor(1 as never, 1)).rejects.toEqual(
      new TypeError('Pass a future, a promise or a function: received number'),
    );
    await expect(waitFor(new Future(), 'soon' as never)).rejects.toEqual(
      new TypeError('Pass milliseconds as the limit, or undefined: received string'),
    );
    await expect(waitFor(new Future(), Number.NaN)).rejects.toEqual(
      new RangeError('Pass milliseconds as the limit, or undefined: received NaN'),
    );
    await expect(waitFor(new Future(), 1, { signal: 1 as never })).rejects.toEqual(
      new TypeError('Pass an AbortSignal as "signal": received number'),
    );
  });

  it('has the type of what it waits for', () => {
    const body = () => waitFor(async ({ signal }) => sleep(1, { value: 2, signal }), 10);
    expectTypeOf(body).returns.resolves.toEqualTypeOf<number>();
    const task = () =>
      waitFor(
        createTask(() => 'tea'),
        undefined,
      );
    expectTypeOf(task).returns.resolves.toEqualTypeOf<string>();
  });
});
