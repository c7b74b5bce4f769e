import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { settlementOf } from '../future/future.ts';
import {
  createTask,
  FIRST_COMPLETED,
  Future,
  wait,
  type ReturnWhen,
  type Task,
  type WaitSetOptions,
} from '../index.ts';

useVirtualTime();

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
