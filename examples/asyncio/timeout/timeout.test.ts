import { describe, expect, it, vi } from 'vitest';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { createTask, sleep, timeout, timeoutAt, TimeoutError, type Timeout } from '../index.ts';

useVirtualTime();

async function ending(ms: number, deadline: Timeout): Promise<unknown> {
  const nap = new Outcome(sleep(ms, deadline));
  await advance(10);
  expect(nap.state).toBe('rejected');
  return nap.value;
}

describe('CPython test_timeouts.TimeoutTests, deadlines', () => {
  it('test_timeout_basic', async () => {
    using deadline = timeout(10);
    expect(await ending(10_000, deadline)).toBeInstanceOf(TimeoutError);
    expect(deadline.expired()).toBe(true);
  });

  it('test_timeout_at_basic', async () => {
    const when = performance.now() + 10;
    using deadline = timeoutAt(when);
    expect(await ending(10_000, deadline)).toBeInstanceOf(TimeoutError);
    expect(deadline.expired()).toBe(true);
    expect(deadline.when()).toBe(when);
  });

  it('test_timeout_not_called', async () => {
    const task = createTask(async ({ signal }) => {
      using deadline = timeout(10_000, { signal });
      await sleep(10, deadline);
      return deadline;
    });
    await advance(10);
    const deadline = task.result();
    expect(deadline.expired()).toBe(false);
    expect(deadline.when()).toBeGreaterThan(performance.now());
    expect(vi.getTimerCount()).toBe(0);
  });

  async function isDisabled(deadline: Timeout): Promise<void> {
    const nap = new Outcome(sleep(10, deadline));
    await advance(10);
    expect(nap.state).toBe('resolved');
    expect(deadline.expired()).toBe(false);
    expect(deadline.when()).toBeUndefined();
  }

  it('test_timeout_disabled', async () => {
    using deadline = timeout(undefined);
    await isDisabled(deadline);
  });

  it('test_timeout_at_disabled', async () => {
    using deadline = timeoutAt(undefined);
    await isDisabled(deadline);
  });

  it('test_timeout_zero', async () => {
    const began = performance.now();
    using deadline = timeout(0);
    expect(deadline.signal.aborted).toBe(false);
    expect(await ending(10_000, deadline)).toBeInstanceOf(TimeoutError);
    expect(deadline.expired()).toBe(true);
    expect(deadline.when()).toBe(began);
  });

  it('test_timeout_zero_sleep_zero', async () => {
    using deadline = timeout(0);
    expect(await ending(0, deadline)).toBeInstanceOf(TimeoutError);
    expect(deadline.expired()).toBe(true);
  });

  it('test_timeout_in_the_past_sleep_zero', async () => {
    const began = performance.now();
    using deadline = timeout(-11_000);
    expect(await ending(0, deadline)).toBeInstanceOf(TimeoutError);
    expect(deadline.expired()).toBe(true);
    expect(deadline.when()).toBe(began - 11_000);
  });

  it('test_foreign_exception_passed', async () => {
    let deadline: Timeout | undefined;
    const thrown = new RangeError();
    const run = async (): Promise<never> => {
      using inside = (deadline = timeout(10));
      await Promise.resolve(inside.signal);
      throw thrown;
    };
    await expect(run()).rejects.toBe(thrown);
    expect(deadline?.expired()).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('CPython test_timeouts.TimeoutTests, reschedule and states', () => {
  const inactive = (state: string) =>
    new Error(`Reschedule a timeout while it is active: it is ${state}`);

  it('test_reschedule', async () => {
    const first = performance.now() + 10_000;
    let deadline: Timeout | undefined;
    const task = createTask(async ({ signal }) => {
      using inside = (deadline = timeoutAt(first, { signal }));
      await sleep(50_000, inside);
    });
    await settle();
    expect(deadline?.when()).toBe(first);
    deadline?.reschedule(first + 20_000);
    expect(deadline?.when()).toBe(first + 20_000);
    await advance(29_999);
    expect(task.done()).toBe(false);
    deadline?.reschedule(undefined);
    expect(deadline?.when()).toBeUndefined();
    task.cancel();
    await settle();
    expect(task.cancelled()).toBe(true);
    expect(deadline?.expired()).toBe(false);
  });

  it('test_timeout_finished', () => {
    let deadline: Timeout;
    {
      using inside = timeout(10);
      deadline = inside;
    }
    expect(() => deadline.reschedule(20)).toThrow(inactive('finished'));
  });

  it('test_timeout_expired', async () => {
    let deadline: Timeout;
    {
      using inside = timeout(10);
      deadline = inside;
      expect(await ending(1000, inside)).toBeInstanceOf(TimeoutError);
    }
    expect(() => deadline.reschedule(20)).toThrow(inactive('expired'));
  });

  it('test_timeout_expiring', async () => {
    using deadline = timeout(10);
    expect(await ending(1000, deadline)).toBeInstanceOf(TimeoutError);
    expect(() => deadline.reschedule(20)).toThrow(inactive('expiring'));
  });

  it('test_timeout_not_entered: differs – the call starts it', async () => {
    const deadline = timeout(10);
    deadline.reschedule(performance.now() + 20);
    await advance(19);
    expect(deadline.expired()).toBe(false);
    await advance(1);
    expect(deadline.expired()).toBe(true);
  });

  it('test_timeout_already_entered: differs – the first block to end ends it', async () => {
    using deadline = timeout(10);
    const { signal } = deadline;
    {
      using again = deadline;
      expect(again.expired()).toBe(false);
    }
    await advance(10);
    expect(signal.aborted).toBe(false);
    expect(() => deadline.reschedule(20)).toThrow(inactive('finished'));
  });

  it('test_timeout_double_enter: differs – it stays ended', async () => {
    let deadline: Timeout;
    {
      using inside = timeout(10);
      deadline = inside;
    }
    using again = deadline;
    await advance(10);
    expect(again.signal.aborted).toBe(false);
    expect(again.expired()).toBe(false);
  });

  it('test_timeout_without_task: differs – it needs none', async () => {
    using deadline = timeout(10);
    deadline.reschedule(performance.now() + 5);
    expect(await ending(1000, deadline)).toBeInstanceOf(TimeoutError);
  });
});
