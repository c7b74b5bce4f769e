import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { subscribe, type TraceEvent } from '../../trace/index.ts';
import {
  createTask,
  Lock,
  sleep,
  TaskGroup,
  type Timeout,
  timeout,
  timeoutAt,
  TimeoutError,
} from '../index.ts';

useVirtualTime();

describe('timeout', () => {
  it('aborts its signal when the time is up, not before, and clears its timer', async () => {
    const deadline = timeout(100);
    await advance(99);
    expect(deadline.signal.aborted).toBe(false);
    await advance(1);
    expect(deadline.signal.reason).toEqual(new TimeoutError('The time is up'));
    expect(deadline.expired()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not drop a fraction of a millisecond', async () => {
    using deadline = timeout(10.5);
    using moment = timeoutAt(performance.now() + 10.5);
    await advance(10);
    expect([deadline.expired(), moment.expired()]).toEqual([false, false]);
    await advance(1);
    expect([deadline.expired(), moment.expired()]).toEqual([true, true]);
  });

  it('is aborted for who looks at the signal only afterwards', async () => {
    const deadline = timeout(100);
    await advance(100);
    expect(deadline.signal.aborted).toBe(true);
    expect(deadline.signal).toBe(deadline.signal);
  });

  it('never aborts after its block', async () => {
    const controller = new AbortController();
    let signal: AbortSignal;
    let late: Timeout;
    {
      using deadline = timeout(100, controller);
      using unread = timeout(0, controller);
      signal = deadline.signal;
      late = unread;
    }
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    controller.abort();
    await advance(200);
    expect([signal.aborted, late.signal.aborted, late.expired()]).toEqual([false, false, false]);
  });

  it('aborts with the reason of the outer signal, whenever its own signal is read', async () => {
    const controller = new AbortController();
    using early = timeout(100, controller);
    using late = timeout(100, controller);
    const { signal } = early;
    controller.abort('stop');
    expect([signal.reason, late.signal.reason]).toEqual(['stop', 'stop']);
    using after = timeout(100, controller);
    await expect(sleep(1, after)).rejects.toBe('stop');
    expect(early.expired()).toBe(false);
  });

  it('lets the cancellation win when both come before the body goes on', async () => {
    for (const isCancelledFirst of [true, false]) {
      const task = createTask(async (self) => {
        using outer = timeout(1000, self);
        using inner = timeout(100, outer);
        await sleep(10_000, inner);
      });
      await settle();
      if (isCancelledFirst) task.cancel();
      vi.advanceTimersByTime(100);
      if (!isCancelledFirst) task.cancel();
      await settle();
      expect(task.cancelled()).toBe(true);
    }
  });

  it('lets a cancellation during clean-up win, in a task and in a group', async () => {
    const slowly = async ({ signal }: { signal: AbortSignal }): Promise<void> => {
      using deadline = timeout(10, { signal });
      try {
        await sleep(10_000, deadline);
      } finally {
        await sleep(50);
      }
    };
    const task = createTask(slowly);
    const run = new Outcome(
      TaskGroup.run(async (group) => {
        group.createTask(async () => {
          await sleep(30);
          group.cancel();
        });
        group.createTask(slowly);
        await slowly(group);
      }),
    );
    await advance(30);
    task.cancel();
    await advance(30);
    expect(task.cancelled()).toBe(true);
    expect(run.state).toBe('resolved');
  });

  it('keeps the TimeoutError when a cancellation comes after it was handled', async () => {
    const task = createTask(async (self) => {
      using deadline = timeout(10, self);
      const error: unknown = await sleep(10_000, deadline).catch((reason: unknown) => reason);
      self.cancel();
      throw new Error('handled', { cause: error });
    });
    const outcome = new Outcome(task);
    await advance(10);
    expect(String(outcome.value)).toBe('Error: handled');
  });

  it('has no limit for undefined and Infinity, and takes more than setTimeout does', async () => {
    const day = 86_400_000;
    using none = timeout(Infinity);
    using long = timeout(40 * day);
    expect(vi.getTimerCount()).toBe(1);
    await advance(39 * day);
    expect(long.expired()).toBe(false);
    await advance(day);
    expect([long.expired(), none.expired()]).toEqual([true, false]);
  });

  it('forgets the turn that reschedule() has made void', async () => {
    using deadline = timeout(0);
    deadline.reschedule(performance.now() + 50);
    await advance(49);
    expect(deadline.expired()).toBe(false);
    deadline.reschedule(performance.now() - 1);
    expect(deadline.expired()).toBe(false);
    await advance(0);
    expect(deadline.expired()).toBe(true);
  });

  it('is followed without native listeners, and by a task’s signal too', async () => {
    const lock = new Lock();
    using held = await lock.acquire();
    const task = createTask(async (self) => {
      using deadline = timeout(100, self);
      const { signal } = deadline;
      const waiting = lock.acquire({ signal });
      expect(getEventListeners(signal, 'abort')).toHaveLength(0);
      expect(sourceOf(signal)?.size).toBe(1);
      expect(sourceOf(self.signal)?.size).toBe(1);
      await waiting.catch(() => undefined);
      return self.signal;
    });
    await advance(100);
    expect(sourceOf(task.result())?.size).toBe(0);
    expect(held).toBeDefined();
  });

  it('refuses what is no time and what is no signal', () => {
    expect(() => timeout('1' as never)).toThrow(TypeError);
    expect(() => timeout(null as never)).toThrow(TypeError);
    expect(() => timeout(NaN)).toThrow(RangeError);
    expect(() => timeoutAt(NaN)).toThrow(RangeError);
    expect(() => timeout(1, { signal: {} as AbortSignal })).toThrow(
      new TypeError('Pass an AbortSignal as "signal": received object'),
    );
    using deadline = timeout(1);
    expect(() => deadline.reschedule(NaN)).toThrow(RangeError);
  });

  it('has the types of its contract', () => {
    expectTypeOf(timeout).returns.toEqualTypeOf<Timeout>();
    expectTypeOf<Timeout>().toExtend<Disposable>();
    expectTypeOf<Timeout['when']>().returns.toEqualTypeOf<number | undefined>();
  });
});

describe('timeout, traced', () => {
  const events: TraceEvent[] = [];
  let stop = () => {};
  afterEach(() => stop());

  it('tells that the time is up, and whose', async () => {
    stop = subscribe((event) => events.push(event));
    const task = createTask(
      async (self) => {
        using deadline = timeout(10, self);
        await sleep(100, deadline);
      },
      { name: 'one' },
    );
    const outcome = new Outcome(task);
    await advance(10);
    expect(outcome.value).toBeInstanceOf(TimeoutError);
    const told = events.map(({ type, taskName, resource }) => [type, taskName, resource]);
    expect(told).toContainEqual(['timeout', 'one', 'timeout-1']);
    expect(told).toContainEqual(['resume', 'one', 'sleep(100)']);
  });
});
