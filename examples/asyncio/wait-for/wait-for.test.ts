import { describe, expect, it } from 'vitest';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import {
  CancelledError,
  createTask,
  Future,
  gather,
  sleep,
  TimeoutError,
  wait,
  waitFor,
  type Task,
} from '../index.ts';

useVirtualTime();

/** Works for 200 ms and does not care about being cancelled. */
class SlowTask {
  exited = false;

  readonly run = async ({ signal }: Task<void>): Promise<void> => {
    const left = sleep(200);
    await sleep(200, { signal }).catch(() => {});
    await left;
    this.exited = true;
  };
}

async function never({ signal }: { signal: AbortSignal }): Promise<string> {
  await sleep(10_000, { signal });
  return 'done';
}

describe('CPython test_waitfor.AsyncioWaitForTest', () => {
  it('test_asyncio_wait_for_cancelled', async () => {
    const slow = new SlowTask();
    const waiting = createTask(({ signal }) => waitFor(slow.run, 400, { signal }));
    await settle();
    waiting.cancel();
    const waited = wait([waiting]);
    await advance(200);
    await waited;
    expect(slow.exited).toBe(true);
  });

  it('test_asyncio_wait_for_timeout', async () => {
    const slow = new SlowTask();
    const outcome = new Outcome(waitFor(slow.run, 100));
    await advance(150);
    expect([outcome.state, slow.exited]).toEqual(['pending', false]);
    await advance(50);
    expect([outcome.state, slow.exited]).toEqual(['resolved', true]);
  });

  it('test_wait_for_timeout_less_then_0_or_0_future_done', async () => {
    const future = new Future<string>();
    future.setResult('done');
    expect(await waitFor(future, 0)).toBe('done');
    expect(future.done()).toBe(true);
  });

  it('test_wait_for_timeout_less_then_0_or_0_coroutine_do_not_started', async () => {
    let hasStarted = false;
    const body = () => {
      hasStarted = true;
    };
    await expect(waitFor(body, 0)).rejects.toBeInstanceOf(TimeoutError);
    expect(hasStarted).toBe(false);
  });

  it.each([0, -1])('test_wait_for_timeout_less_then_0_or_0: %d', async (ms) => {
    let isRunning: boolean | undefined;
    const task = createTask(async (self) => {
      isRunning = true;
      return await never(self).finally(() => {
        isRunning = false;
      });
    });
    await settle();
    expect(isRunning).toBe(true);
    await expect(waitFor(task, ms)).rejects.toBeInstanceOf(TimeoutError);
    expect([task.done(), task.cancelled(), isRunning]).toEqual([true, true, false]);
  });

  it('test_wait_for', async () => {
    let isRunning: boolean | undefined;
    const task = createTask(async (self) => {
      isRunning = true;
      return await never(self).finally(() => {
        isRunning = false;
      });
    });
    const outcome = new Outcome(waitFor(task, 100));
    await advance(100);
    expect(outcome.value).toBeInstanceOf(TimeoutError);
    expect([task.done(), task.cancelled(), isRunning]).toEqual([true, true, false]);
  });

  it('test_wait_for_blocking', async () => {
    expect(await waitFor(() => 'done', undefined)).toBe('done');
  });

  it('test_wait_for_race_condition', async () => {
    const future = new Future<string>();
    const waiting = waitFor(future, 200);
    queueMicrotask(() => future.setResult('ok'));
    expect(await waiting).toBe('ok');
  });

  it('test_wait_for_cancellation_race_condition', async () => {
    const outcome = new Outcome(
      waitFor(async ({ signal }) => {
        await expect(sleep(1000, { signal })).rejects.toBeInstanceOf(CancelledError);
        return 1;
      }, 10),
    );
    await advance(10);
    expect(outcome.value).toBe(1);
  });

  async function cleaningUp(ms: number): Promise<{ error: unknown; isDone: boolean }> {
    let isDone = false;
    const task = createTask(async (self) => {
      try {
        await never(self);
      } catch (error) {
        await sleep(5);
        isDone = true;
        throw error;
      }
    });
    await settle();
    const outcome = new Outcome(waitFor(task, ms));
    await advance(Math.max(ms, 0));
    expect(outcome.state).toBe('pending');
    await advance(5);
    return { error: outcome.value, isDone };
  }

  it('test_wait_for_waits_for_task_cancellation', async () => {
    const { error, isDone } = await cleaningUp(1);
    expect(isDone).toBe(true);
    expect(error).toBeInstanceOf(TimeoutError);
    expect((error as TimeoutError).cause).toBeInstanceOf(CancelledError);
  });

  it('test_wait_for_waits_for_task_cancellation_w_timeout_0', async () => {
    const { error, isDone } = await cleaningUp(0);
    expect(isDone).toBe(true);
    expect(error).toBeInstanceOf(TimeoutError);
    expect((error as TimeoutError).cause).toBeInstanceOf(CancelledError);
  });

  it('test_wait_for_reraises_exception_during_cancellation', async () => {
    const task = createTask(async (self) => {
      try {
        await never(self);
      } catch {
        throw new RangeError('while cleaning up');
      }
    });
    const outcome = new Outcome(waitFor(task, 1));
    await advance(1);
    expect(outcome.value).toEqual(new RangeError('while cleaning up'));
  });

  async function checkCancel(ms: number | undefined): Promise<void> {
    const task = createTask(async ({ signal }) => {
      await gather([new Future()], { signal });
    });
    const waiting = createTask(({ signal }) => waitFor(task, ms, { signal }));
    await settle();
    waiting.cancel();
    await expect(waiting).rejects.toBeInstanceOf(CancelledError);
    expect(task.cancelled()).toBe(true);
  }

  it('test_cancel_blocking_wait_for', async () => {
    await checkCancel(undefined);
  });

  it('test_cancel_wait_for', async () => {
    await checkCancel(60_000);
  });

  it('test_wait_for_cancel_suppressed', async () => {
    const outcome = new Outcome(waitFor((self) => never(self).catch(() => 42), 100));
    await advance(100);
    expect(outcome.value).toBe(42);
  });

  it('test_wait_for_issue86296', async () => {
    const inner = createTask(() => 'done');
    let hasReachedEnd = false;
    const task = createTask(async ({ signal }) => {
      await waitFor(inner, 100, { signal });
      await sleep(1, { signal });
      hasReachedEnd = true;
    });
    // Here the inner task has ended, and the wait has not been told yet.
    while (!inner.done()) await Promise.resolve();
    await Promise.resolve();
    task.cancel();
    await expect(task).rejects.toBeInstanceOf(CancelledError);
    expect(await inner).toBe('done');
    expect(hasReachedEnd).toBe(false);
  });
});
