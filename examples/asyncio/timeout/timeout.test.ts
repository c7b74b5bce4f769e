import { describe, expect, it, vi } from 'vitest';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { createTask, sleep, timeout, timeoutAt, TimeoutError } from '../index.ts';

useVirtualTime();

describe('CPython test_timeouts.TimeoutTests, deadlines', () => {
  it('test_timeout_basic', async () => {
    using deadline = timeout(10);
    const outcome = new Outcome(sleep(10_000, deadline));
    await advance(10);
    expect(outcome.value).toBeInstanceOf(TimeoutError);
    expect(deadline.expired()).toBe(true);
  });

  it('test_timeout_at_basic', async () => {
    const when = performance.now() + 10;
    using deadline = timeoutAt(when);
    const outcome = new Outcome(sleep(10_000, deadline));
    await advance(10);
    expect(outcome.value).toBeInstanceOf(TimeoutError);
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
    await settle();
  });
});
