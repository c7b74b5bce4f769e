import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { createTask, Future, getRunningLoop, Task } from '../index.ts';

useVirtualTime();

const loop = getRunningLoop();

afterEach(() => {
  loop.setTaskFactory(undefined);
  vi.restoreAllMocks();
});

describe('getRunningLoop', () => {
  it('is always the same, also outside run()', () => {
    expect(getRunningLoop()).toBe(loop);
  });
});

describe('loop.callSoon', () => {
  it('calls back soon, in the order of the calls, with the arguments', async () => {
    const calls: unknown[][] = [];
    const note = (...args: unknown[]) => void calls.push(args);
    loop.callSoon(note, 'first', 1);
    loop.callSoonThreadsafe(note, 'second');
    loop.callSoon(note);
    expect(calls).toEqual([]);
    await settle();
    expect(calls).toEqual([['first', 1], ['second'], []]);
  });

  it('calls back in turn with the callbacks of futures', async () => {
    const order: string[] = [];
    const future = loop.createFuture<number>();
    future.addDoneCallback(() => order.push('future'));
    loop.callSoon(() => order.push('before'));
    future.setResult(1);
    loop.callSoon(() => order.push('after'));
    await settle();
    expect(order).toEqual(['before', 'future', 'after']);
  });

  it('runs before every timer, and what it schedules runs after what is there', async () => {
    const order: string[] = [];
    loop.callLater(0, () => order.push('timer'));
    loop.callSoon(() => {
      order.push('first');
      loop.callSoon(() => order.push('third'));
    });
    loop.callSoon(() => order.push('second'));
    await settle();
    await advance(1);
    expect(order).toEqual(['first', 'second', 'third', 'timer']);
  });

  it('does not run a cancelled handle, also one that a callback before it cancels', async () => {
    const called = vi.fn();
    const early = loop.callSoon(called);
    expect(early.cancelled()).toBe(false);
    early.cancel();
    loop.callSoon(() => late.cancel());
    const late = loop.callSoon(called);
    await settle();
    expect(called).not.toHaveBeenCalled();
    expect([early.cancelled(), late.cancelled()]).toEqual([true, true]);
  });

  it('runs in the context of the call, or in that which makes the call', async () => {
    const variable = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    const look = () => void seen.push(variable.getStore());
    variable.run('of the call', () => loop.callSoon(look));
    const context = variable.run('chosen', () => AsyncLocalStorage.snapshot());
    context(() => loop.callSoon(look));
    loop.callSoon(look);
    await settle();
    expect(seen).toEqual(['of the call', 'chosen', undefined]);
  });

  it('refuses what is no function', () => {
    const refused = new TypeError('Pass a function as callback: received object');
    expect(() => loop.callSoon(Promise.resolve() as never)).toThrow(refused);
    expect(() => loop.callLater(1, {} as never)).toThrow(refused);
  });

  it('takes the arguments that the callback takes', () => {
    const greet = (name: string, count: number): string => name.repeat(count);
    // @ts-expect-error -- an argument is missing
    loop.callSoon(greet, 'tea').cancel();
    // @ts-expect-error -- an argument of another type
    loop.callSoon(greet, 'tea', 'twice').cancel();
    loop.callSoon(greet, 'tea', 2).cancel();
  });
});

describe('loop.callLater and loop.callAt', () => {
  it('call back in the order in which they fall due', async () => {
    const order: string[] = [];
    const note = (name: string) => void order.push(name);
    loop.callLater(20, note, 'after 20');
    loop.callLater(10, note, 'after 10');
    loop.callAt(loop.time() + 15, note, 'at 15');
    await advance(20);
    expect(order).toEqual(['after 10', 'at 15', 'after 20']);
  });

  it('know when', () => {
    const now = loop.time();
    const later = loop.callLater(500, () => {});
    const at = loop.callAt(now + 250, () => {});
    expect([later.when() - now, at.when() - now]).toEqual([500, 250]);
    later.cancel();
    at.cancel();
  });

  it('are never early', async () => {
    const called = vi.fn();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    loop.callLater(9.5, called);
    expect(timers.mock.calls).toEqual([[expect.any(Function), 10]]);
    await advance(9);
    expect(called).not.toHaveBeenCalled();
    await advance(1);
    expect(called).toHaveBeenCalledOnce();
  });

  it('wait longer than a timer can', async () => {
    const called = vi.fn();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    loop.callLater(2 ** 31 + 5, called);
    expect(timers.mock.calls).toEqual([[expect.any(Function), 2 ** 31 - 1]]);
    await advance(2 ** 31);
    expect(called).not.toHaveBeenCalled();
    await advance(5);
    expect(called).toHaveBeenCalledOnce();
  });

  it('leave no timer behind when they are cancelled', async () => {
    const called = vi.fn();
    const timer = loop.callLater(10, called);
    expect(vi.getTimerCount()).toBe(1);
    timer.cancel();
    expect(vi.getTimerCount()).toBe(0);
    await advance(10);
    expect(called).not.toHaveBeenCalled();
    expect(timer.cancelled()).toBe(true);
  });

  it('are due soon when their time has passed', async () => {
    const called = vi.fn();
    loop.callAt(loop.time() - 5, called);
    expect(called).not.toHaveBeenCalled();
    await advance(1);
    expect(called).toHaveBeenCalledOnce();
  });

  it('refuse what is no time', () => {
    expect(() => loop.callLater('1' as never, () => {})).toThrow(
      new TypeError('Pass milliseconds as ms: received string'),
    );
    expect(() => loop.callLater(NaN, () => {})).toThrow(
      new RangeError('Pass milliseconds as ms: received NaN'),
    );
    expect(() => loop.callAt(undefined as never, () => {})).toThrow(
      new TypeError('Pass milliseconds as when: received undefined'),
    );
  });
});

describe('loop.time', () => {
  it('counts milliseconds', async () => {
    const before = loop.time();
    await advance(250);
    expect(loop.time() - before).toBe(250);
  });
});

describe('loop.createFuture and loop.createTask', () => {
  it('make what the library makes elsewhere', async () => {
    const future = loop.createFuture<string>();
    expect(future).toBeInstanceOf(Future);
    expectTypeOf(future).toEqualTypeOf<Future<string>>();
    const task = loop.createTask(() => 'tea', { name: 'brew' });
    expect(task.name).toBe('brew');
    expect(await task).toBe('tea');
  });

  it('make tasks with the factory that was set', async () => {
    class Own<T> extends Task<T> {}
    const factory: Parameters<typeof loop.setTaskFactory>[0] = (body, options) =>
      new Own(body, options);
    loop.setTaskFactory(factory);
    expect(loop.getTaskFactory()).toBe(factory);
    expect(loop.createTask(() => 1)).toBeInstanceOf(Own);
    expect(createTask(() => 1)).toBeInstanceOf(Own);
    loop.setTaskFactory(undefined);
    expect(loop.createTask(() => 1)).not.toBeInstanceOf(Own);
    expect(() => loop.setTaskFactory(1 as never)).toThrow(
      new TypeError('Pass a function as factory: received number'),
    );
    await settle();
  });
});
