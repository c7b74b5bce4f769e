import { afterEach, describe, expect, it, vi } from 'vitest';
import { setTaskFactory } from '../../internal/task-factory.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import {
  allTasks,
  CancelledError,
  getRunningLoop,
  runCoroutineThreadsafe,
  sleep,
  TimeoutError,
  waitFor,
  type Task,
} from '../index.ts';

useVirtualTime();

afterEach(() => {
  setTaskFactory(undefined);
  getRunningLoop().setExceptionHandler(undefined);
});

const add = (a: number, b: number) => async (task: Task<number>) => {
  await sleep(50, { signal: task.signal });
  return a + b;
};

describe('CPython test_tasks.RunCoroutineThreadsafeTests', () => {
  it('test_run_coroutine_threadsafe', async () => {
    const outcome = new Outcome(runCoroutineThreadsafe(add(1, 2), getRunningLoop()));
    await advance(50);
    expect(outcome).toMatchObject({ state: 'resolved', value: 3 });
  });

  it('test_run_coroutine_threadsafe_with_exception', async () => {
    const failing = () => Promise.reject(new Error('Fail!'));
    await expect(runCoroutineThreadsafe(failing, getRunningLoop())).rejects.toThrow('Fail!');
  });

  it('test_run_coroutine_threadsafe_with_timeout', async () => {
    const before = allTasks();
    const future = runCoroutineThreadsafe(add(1, 2), getRunningLoop());
    const outcome = new Outcome(waitFor(future, 10));
    await advance(10);
    expect(outcome.value).toBeInstanceOf(TimeoutError);
    await settle();
    expect(future.cancelled()).toBe(true);
    expect(allTasks()).toEqual(before);
  });

  it('test_run_coroutine_threadsafe_task_cancelled', async () => {
    const future = runCoroutineThreadsafe(async (task: Task<void>) => {
      task.cancel();
      await sleep(0, { signal: task.signal });
    }, getRunningLoop());
    await expect(future).rejects.toBeInstanceOf(CancelledError);
    expect(future.cancelled()).toBe(true);
  });

  it('test_run_coroutine_threadsafe_task_factory_exception', async () => {
    const told = vi.fn();
    const loop = getRunningLoop();
    const error = new ReferenceError('no factory');
    loop.setExceptionHandler(told);
    loop.setTaskFactory(() => {
      throw error;
    });
    await expect(runCoroutineThreadsafe(() => 1, loop)).rejects.toBe(error);
    expect(told).toHaveBeenCalledOnce();
    expect(told.mock.calls[0]?.[0]).toMatchObject({ exception: error });
  });
});

describe('runCoroutineThreadsafe', () => {
  it('does not start the body when the future is cancelled at once', async () => {
    const body = vi.fn();
    const future = runCoroutineThreadsafe(body, getRunningLoop());
    future.cancel();
    await settle();
    expect(body).not.toHaveBeenCalled();
  });

  it('cancels the task when its future is cancelled', async () => {
    let signal: AbortSignal | undefined;
    const future = runCoroutineThreadsafe(async (task: Task<void>) => {
      signal = task.signal;
      await sleep(1000, { signal });
    }, getRunningLoop());
    await settle();
    future.cancel('enough');
    await settle();
    expect(signal?.aborted).toBe(true);
  });

  it('needs a body, in one line', () => {
    expect(() => runCoroutineThreadsafe(1 as unknown as () => void, getRunningLoop())).toThrow(
      new TypeError('Pass a function as body: received number'),
    );
  });
});
