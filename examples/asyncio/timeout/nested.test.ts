import { describe, expect, it, vi } from 'vitest';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { DivisionError, kindsOf } from '../../testing/jobs.ts';
import { Outcome } from '../../testing/outcome.ts';
import {
  createTask,
  type ExceptionGroup,
  sleep,
  TaskGroup,
  timeout,
  timeoutAt,
  TimeoutError,
  type Timeout,
} from '../index.ts';

useVirtualTime();

/** Keeps the thread busy: timers that are due fire one after another, nothing else runs. */
function crunch(ms: number): void {
  vi.advanceTimersByTime(ms);
}

async function thrownBy(body: () => Promise<unknown>, ms = 10): Promise<unknown> {
  const outcome = new Outcome(body());
  await advance(ms);
  expect(outcome.state).toBe('rejected');
  return outcome.value;
}

describe('CPython test_timeouts.TimeoutTests, timeouts in each other', () => {
  it('test_nested_timeouts: one error for both', async () => {
    const deadlines: Timeout[] = [];
    let caught: unknown;
    const when = performance.now() + 10;
    const thrown = await thrownBy(async () => {
      using outer = timeoutAt(when);
      try {
        using inner = timeoutAt(when, outer);
        deadlines.push(outer, inner);
        await sleep(10_000, inner);
      } catch (error) {
        caught = error;
        throw error;
      }
    });
    expect(thrown).toBeInstanceOf(TimeoutError);
    expect(caught).toBe(thrown);
    expect(deadlines.map((deadline) => deadline.expired())).toEqual([true, true]);
  });

  it('test_nested_timeouts_concurrent', async () => {
    const thrown = await thrownBy(async () => {
      using outer = timeout(2);
      using inner = timeout(100, outer);
      crunch(10);
      await sleep(1000, inner);
    }, 0);
    expect(thrown).toBeInstanceOf(TimeoutError);
  });

  it('test_nested_timeouts_loop_busy', async () => {
    let first: unknown;
    const second = await thrownBy(async () => {
      using outer = timeout(100);
      try {
        using inner = timeout(10, outer);
        crunch(100);
        await sleep(1000, inner);
      } catch (error) {
        first = error;
      }
      await sleep(10_000, outer);
    }, 0);
    expect(first).toBeInstanceOf(TimeoutError);
    expect(second).toBeInstanceOf(TimeoutError);
    expect(second).not.toBe(first);
  });

  it('test_nested_timeout_in_finally', async () => {
    let second: unknown;
    const first = await thrownBy(async () => {
      using deadline = timeout(10);
      try {
        await sleep(1000, deadline);
      } finally {
        using cleanup = timeout(10);
        second = await sleep(10_000, cleanup).catch((error: unknown) => error);
      }
    }, 20);
    expect(first).toBeInstanceOf(TimeoutError);
    expect(second).toBeInstanceOf(TimeoutError);
    expect(second).not.toBe(first);
  });

  it('test_timeout_taskgroup', async () => {
    const thrown = await thrownBy(async () => {
      using deadline = timeout(10);
      await TaskGroup.run(async (group) => {
        group.createTask(async (task) => {
          try {
            await sleep(2000, task);
          } finally {
            // eslint-disable-next-line no-unsafe-finally -- a crash in clean-up is the case
            throw new DivisionError();
          }
        });
        await sleep(1000, group);
      }, deadline);
    });
    expect(kindsOf(thrown)).toEqual(new Set([DivisionError]));
    expect((thrown as ExceptionGroup).errors).toHaveLength(1);
  });
});

describe('CPython test_timeouts.TimeoutTests, cancellation and other errors', () => {
  it('test_waiter_cancelled: the wait inside gets the TimeoutError itself', async () => {
    let inside: unknown;
    const thrown = await thrownBy(async () => {
      using deadline = timeout(10);
      await sleep(10_000, deadline).catch((error: unknown) => {
        inside = error;
        throw error;
      });
    });
    expect(thrown).toBeInstanceOf(TimeoutError);
    expect(inside).toBe(thrown);
  });

  it('test_timeout_exception_context: the time is up while an error is handled', async () => {
    const thrown = await thrownBy(async () => {
      using deadline = timeout(10);
      try {
        throw new DivisionError();
      } finally {
        await sleep(1000, deadline);
      }
    });
    expect(thrown).toBeInstanceOf(TimeoutError);
  });

  it('test_foreign_exception_on_timeout', async () => {
    const thrown = await thrownBy(async () => {
      using deadline = timeout(10);
      await sleep(1000, deadline).finally(() => {
        throw new DivisionError();
      });
    });
    expect(thrown).toBeInstanceOf(DivisionError);
  });

  it('test_foreign_exception_on_timeout_2', async () => {
    const thrown = await thrownBy(async () => {
      using deadline = timeout(10);
      await Promise.reject(new RangeError())
        .finally(() => sleep(1000, deadline))
        .finally(() => Promise.reject(new TypeError()))
        .finally(() => {
          throw new DivisionError();
        });
    });
    expect(thrown).toBeInstanceOf(DivisionError);
  });

  it('test_foreign_cancel_doesnt_timeout_if_not_expired', async () => {
    let deadline: Timeout | undefined;
    const task = createTask(async (self) => {
      using inside = (deadline = timeout(10, self));
      self.cancel();
      await sleep(10, inside);
    });
    await settle();
    expect(task.cancelled()).toBe(true);
    expect(deadline?.expired()).toBe(false);
  });

  it('test_outer_task_is_not_cancelled', async () => {
    const task = createTask(async (self) => {
      using deadline = timeout(1, self);
      return await sleep(10, deadline).catch((error: unknown) => error);
    });
    await advance(1);
    expect(task.cancelled()).toBe(false);
    expect(task.cancelling()).toBe(0);
    expect(task.result()).toBeInstanceOf(TimeoutError);
  });

  it('test_timeout_after_cancellation: clean-up has a deadline of its own', async () => {
    const task = createTask(async (self) => {
      self.cancel();
      await sleep(1000, self).catch(() => undefined);
      using deadline = timeout(0);
      return await sleep(1000, deadline).catch((error: unknown) => error);
    });
    await advance(0);
    expect(task.result()).toBeInstanceOf(TimeoutError);
  });

  it('test_cancel_in_timeout_after_cancellation', async () => {
    const task = createTask(async (self) => {
      self.cancel();
      await sleep(1000, self).catch(() => undefined);
      using deadline = timeout(1000, self);
      self.cancel();
      await sleep(2000, deadline);
    });
    await settle();
    expect(task.cancelled()).toBe(true);
  });
});
