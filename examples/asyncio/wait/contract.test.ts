import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { settlementOf } from '../future/future.ts';
import {
  createTask,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  Future,
  sleep,
  wait,
  type ReturnWhen,
  type Task,
  type WaitSetOptions,
} from '../index.ts';

useVirtualTime();

describe('wait', () => {
  it.each([
    [() => 1, 'Make a task of it with createTask(): wait() received a function'],
    [Promise.resolve(1), 'Pass it through ensureFuture(): wait() received a promise'],
    [42, 'Pass futures or tasks to wait(): received number'],
  ])('refuses what cannot say whether it has ended: %o', async (one, message) => {
    await expect(wait([one as unknown as Future<void>])).rejects.toEqual(new TypeError(message));
  });

  it.each([
    ['soon', TypeError, 'Pass milliseconds as timeout, or undefined: received string'],
    [Number.NaN, RangeError, 'Pass milliseconds as timeout, or undefined: received NaN'],
  ])('refuses %o as its timeout', async (timeout, Kind, message) => {
    const waiting = wait([new Future()], { timeout: timeout as number });
    await expect(waiting).rejects.toEqual(new Kind(message));
  });

  it('returns after one turn when the timeout is 0', async () => {
    const future = new Future();
    const outcome = new Outcome(wait([future], { timeout: 0 }));
    await settle();
    expect(outcome.state).toBe('pending');
    await advance(0);
    expect(outcome.value).toEqual({ done: new Set(), pending: new Set([future]) });
  });

  it('is not ended by a success or a cancellation when it waits for an exception', async () => {
    const futures = [new Future(), new Future(), new Future()];
    const outcome = new Outcome(wait(futures, { returnWhen: FIRST_EXCEPTION }));
    futures[0]?.setResult(1);
    futures[1]?.cancel();
    await settle();
    expect(outcome.state).toBe('pending');
    futures[2]?.setException(new Error('expected'));
    await settle();
    expect(outcome.state).toBe('resolved');
  });

  it('is not ended by an exception when it waits for all', async () => {
    const futures = [new Future(), new Future()];
    const outcome = new Outcome(wait(futures));
    futures[0]?.setException(new Error('expected'));
    await settle();
    expect(outcome.state).toBe('pending');
    futures[1]?.setResult(1);
    await settle();
    expect(outcome.state).toBe('resolved');
  });

  it('rejects with the reason of its signal, and the futures go on', async () => {
    const controller = new AbortController();
    const task = createTask(() => sleep(10));
    const waiting = wait([task], { signal: controller.signal, timeout: 100 });
    controller.abort('enough');
    await expect(waiting).rejects.toBe('enough');
    expect(task.done()).toBe(false);
    await advance(10);
    expect(task.cancelled()).toBe(false);
    await expect(wait([task], { signal: controller.signal })).rejects.toBe('enough');
  });
});

describe('wait leaves nothing behind', () => {
  const ends: [string, (futures: Future<void>[], controller: AbortController) => unknown][] = [
    ['the first has ended', ([first]) => first?.setResult()],
    ['time is up', () => advance(100)],
    ['its signal aborts', (_futures, controller) => controller.abort('enough')],
  ];

  it.each(ends)('when %s', async (_how, end) => {
    const controller = new AbortController();
    const { signal } = controller;
    const futures = [new Future<void>(), new Future<void>()];
    const options: WaitSetOptions = { signal, timeout: 100, returnWhen: FIRST_COMPLETED };
    const waiting = wait(futures, options).catch(() => {});
    expect(sourceOf(signal)?.size).toBe(1);
    await end(futures, controller);
    await waiting;
    await settle();
    expect(futures.map((future) => settlementOf(future).forget(() => true))).toEqual([0, 0]);
    expect(sourceOf(signal)?.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('wait knows what it was given', () => {
  const waited = (tasks: Task<string>[]) => wait(tasks);
  expectTypeOf(waited).returns.resolves.toEqualTypeOf<{
    done: Set<Task<string>>;
    pending: Set<Task<string>>;
  }>();
  const mixed = () => wait([createTask(() => 1), new Future<string>()]);
  expectTypeOf(mixed).returns.resolves.toHaveProperty('done');
  expectTypeOf<'FIRST_COMPLETED'>().toExtend<ReturnWhen>();
  // @ts-expect-error: a body is not a future
  expectTypeOf(() => wait([() => 1])).toBeFunction();
  // @ts-expect-error: none of the three
  expectTypeOf(() => wait([new Future()], { returnWhen: 'ANY' })).toBeFunction();
});
