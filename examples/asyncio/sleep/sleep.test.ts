import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { createTask, getRunningLoop, sleep } from '../index.ts';

useVirtualTime();

describe('CPython test_tasks.BaseTaskTests, sleep', () => {
  it('test_sleep', async () => {
    const task = createTask(async () => {
      await sleep(50);
      return sleep(50, { value: 'yeah' });
    });
    await advance(99);
    expect(task.done()).toBe(false);
    await advance(1);
    expect(task.result()).toBe('yeah');
  });

  it('test_sleep_when_delay_is_nan', async () => {
    await expect(sleep(NaN)).rejects.toThrow(
      new RangeError('Pass milliseconds to sleep(): received NaN'),
    );
  });

  it('test_sleep_cancel', async () => {
    const task = createTask(({ signal }) => sleep(10_000, { signal }));
    await settle();
    expect(vi.getTimerCount()).toBe(1);
    task.cancel();
    expect(vi.getTimerCount()).toBe(0);
    await expect(task).rejects.toMatchObject({ name: 'CancelledError' });
  });

  it('test_task_cancel_sleeping_task', async () => {
    const sleeper = createTask(({ signal }) => sleep(5_000_000, { signal }));
    const doer = createTask(async () => {
      setTimeout(() => sleeper.cancel(), 100);
      try {
        await sleeper;
      } catch {
        return 'cancelled';
      }
      return 'slept in';
    });
    await advance(100);
    expect(doer.result()).toBe('cancelled');
  });
});

describe('CPython test_tasks.SleepTests', () => {
  it('test_sleep_zero', async () => {
    let result = 0;
    const task = createTask(async () => {
      getRunningLoop().callSoon(() => {
        result += 1;
      });
      expect(result).toBe(0);
      const value = await sleep(0, { value: 10 });
      expect(result).toBe(1);
      result += value;
    });
    await advance(0);
    expect(task.done()).toBe(true);
    expect(result).toBe(11);
  });
});

describe('sleep', () => {
  it('resolves when its time is over, not before', async () => {
    const nap = new Outcome(sleep(1000));
    await advance(999);
    expect(nap.state).toBe('pending');
    await advance(1);
    expect(nap.state).toBe('resolved');
  });

  it('lets everything that is ready run first when it is 0 or less', async () => {
    const log: string[] = [];
    const body = (name: string, ms: number) => async () => {
      for (const round of [1, 2]) {
        log.push(`${name}${round}`);
        await sleep(ms);
      }
    };
    createTask(body('a', 0));
    createTask(body('b', -5));
    await advance(0);
    await advance(0);
    expect(log).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('is aborted at 0 milliseconds too', async () => {
    const controller = new AbortController();
    const nap = new Outcome(sleep(0, { signal: controller.signal }));
    controller.abort('reason');
    await advance(0);
    expect(nap).toMatchObject({ state: 'rejected', value: 'reason' });
  });

  it('takes delays longer than setTimeout does', async () => {
    const day = 86_400_000;
    const nap = new Outcome(sleep(40 * day));
    await advance(39 * day);
    expect(nap.state).toBe('pending');
    await advance(day);
    expect(nap.state).toBe('resolved');
  });

  it('waits for ever when told Infinity, until aborted', async () => {
    const controller = new AbortController();
    const nap = new Outcome(sleep(Infinity, { signal: controller.signal }));
    await advance(2 ** 32);
    expect(nap.state).toBe('pending');
    controller.abort();
    await settle();
    expect(nap.state).toBe('rejected');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('rejects at once when its signal was aborted before, and sets no timer', async () => {
    await expect(sleep(1000, { signal: AbortSignal.abort('early') })).rejects.toBe('early');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no listener behind', async () => {
    const { signal } = new AbortController();
    const nap = sleep(10, { signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await advance(10);
    await nap;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    const task = createTask(async (self) => {
      await sleep(10, { signal: self.signal });
      return sourceOf(self.signal)?.size;
    });
    await advance(10);
    expect(await task).toBe(0);
  });

  it('refuses what is no number', async () => {
    await expect(sleep('10' as unknown as number)).rejects.toBeInstanceOf(TypeError);
  });

  it('has the types of its contract', () => {
    expectTypeOf(sleep(0)).resolves.toBeVoid();
    expectTypeOf(sleep(0, { value: String(1) })).resolves.toBeString();
  });
});

describe('sleep(0) in a browser', () => {
  const { setImmediate } = globalThis;

  afterEach(() => {
    globalThis.setImmediate = setImmediate;
  });

  it('goes through a MessageChannel where there is no setImmediate', async () => {
    vi.useRealTimers();
    const real = globalThis.setImmediate;
    // @ts-expect-error -- as in a browser
    delete globalThis.setImmediate;
    const log: number[] = [];
    await Promise.all([1, 2].map((name) => sleep(0).then(() => log.push(name))));
    globalThis.setImmediate = real;
    expect(log).toEqual([1, 2]);
  });
});
