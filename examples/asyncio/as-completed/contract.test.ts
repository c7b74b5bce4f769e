import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { settlementOf } from '../future/future.ts';
import {
  asCompleted,
  createTask,
  Future,
  sleep,
  TimeoutError,
  type ResultOf,
  type Task,
} from '../index.ts';

useVirtualTime();

describe('asCompleted', () => {
  it('gives what failed too, and leaves it to who asks', async () => {
    const order: unknown[] = [];
    const tasks = [createTask(() => Promise.reject(new Error('no tea'))), createTask(() => 'tea')];
    for await (const task of asCompleted(tasks)) {
      order.push(task.exception() ?? task.result());
    }
    expect(order).toEqual(['tea', new Error('no tea')]);
    const [first] = asCompleted([() => Promise.reject(new Error('no tea'))]);
    await expect(first).rejects.toThrow('no tea');
  });

  it('gives what has ended in time before it says that time is up', async () => {
    const loop = asCompleted([() => 'tea', new Future<string>()], { timeout: 10 });
    await advance(20);
    const [first, second] = [...loop];
    expect(await first).toBe('tea');
    await expect(second).rejects.toEqual(new TimeoutError('Not all done within 10 ms'));
  });

  it('does not leave an unhandled rejection for what nobody awaits', async () => {
    const list = [...asCompleted([() => Promise.reject(new Error('not asked for'))])];
    const task = createTask(() => Promise.reject(new Error('asked for')));
    task.catch(() => {});
    await settle();
    expect(list.length).toBe(1);
    await expect(list[0]).rejects.toThrow('not asked for');
    await expect(list[0]).rejects.toThrow('not asked for');
  });

  it('throws its signal’s reason, and lets everything go on', async () => {
    const controller = new AbortController();
    const tasks = [createTask(() => 'tea'), createTask(() => sleep(10, { value: 'coffee' }))];
    const loop = asCompleted(tasks, { signal: controller.signal });
    const waiting = new Outcome(Array.fromAsync(loop));
    await settle();
    controller.abort('enough');
    await settle();
    expect(waiting.value).toBe('enough');
    await advance(10);
    expect(tasks.map((task) => task.result())).toEqual(['tea', 'coffee']);
    expect([...loop]).toEqual([]);
  });

  it('gives nothing after the abort, not even what has ended', async () => {
    const controller = new AbortController();
    const futures = [new Future<string>(), new Future<string>()];
    const loop = asCompleted(futures, { signal: controller.signal });
    futures[0]?.setResult('told');
    await settle();
    futures[1]?.setResult('not told yet');
    controller.abort('enough');
    await settle();
    for (const next of loop) {
      await expect(Promise.resolve(next)).rejects.toBe('enough');
    }
  });

  it('starts nothing when the signal is aborted already', async () => {
    const body = vi.fn();
    const loop = asCompleted([body], { signal: AbortSignal.abort('too late') });
    await expect(Array.fromAsync(loop)).rejects.toBe('too late');
    expect(body).not.toHaveBeenCalled();
    expect([...asCompleted([])]).toEqual([]);
  });

  const ends: [string, (futures: Future<void>[], controller: AbortController) => unknown][] = [
    ['all have ended', (futures) => futures.forEach((future) => future.setResult())],
    ['time is up', () => advance(100)],
    ['its signal aborts', (_futures, controller) => controller.abort('enough')],
  ];

  it.each(ends)('leaves nothing behind once %s', async (_how, end) => {
    const controller = new AbortController();
    const { signal } = controller;
    const futures = [new Future<void>(), new Future<void>()];
    const waiting = Array.fromAsync(asCompleted(futures, { signal, timeout: 100 }));
    waiting.catch(() => {});
    expect([sourceOf(signal)?.size, vi.getTimerCount()]).toEqual([1, 1]);
    await end(futures, controller);
    await settle();
    expect([sourceOf(signal)?.size, vi.getTimerCount()]).toEqual([0, 0]);
    expect(futures.map((future) => settlementOf(future).forget(() => true))).toEqual([0, 0]);
  });

  it('refuses at the call', () => {
    expect(() => asCompleted([{} as never])).toThrow(
      new TypeError('Pass a future, a promise or a function: received object'),
    );
    expect(() => asCompleted([], { timeout: Number.NaN })).toThrow(
      new RangeError('Pass milliseconds as timeout, or undefined: received NaN'),
    );
    expect(() => asCompleted([], { signal: 1 as never })).toThrow(
      new TypeError('Pass an AbortSignal as "signal": received number'),
    );
  });

  it('knows what it gives', async () => {
    const tasks = [createTask(() => 1), createTask(() => 2)];
    const names = new Map(tasks.map((task) => [task, task.name]));
    for await (const task of asCompleted(tasks)) {
      expectTypeOf(task).toExtend<Task<number>>();
      expectTypeOf(task.result()).toEqualTypeOf<number>();
      expect(names.has(task)).toBe(true);
    }
    for await (const one of asCompleted([Promise.resolve('tea'), () => Promise.resolve(true)])) {
      expectTypeOf(one).toExtend<Future<string | boolean>>();
      expectTypeOf(one.result()).toEqualTypeOf<string | boolean>();
    }
    for (const next of asCompleted([...tasks, Promise.resolve('tea')])) {
      expectTypeOf(await next).toEqualTypeOf<number | string>();
    }
    expectTypeOf<ResultOf<() => Promise<1>>>().toEqualTypeOf<1>();
  });
});
