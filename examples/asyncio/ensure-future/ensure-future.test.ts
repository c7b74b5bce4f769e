import { describe, expect, it } from 'vitest';
import { createTask, ensureFuture, Future, Task } from '../index.ts';

describe('CPython test_tasks.BaseTaskTests, ensure_future', () => {
  it('test_ensure_future_coroutine', async () => {
    const task = ensureFuture(() => Promise.resolve('ok'));
    expect(task).toBeInstanceOf(Task);
    expect(await task).toBe('ok');
    expect([task.done(), task.result()]).toEqual([true, 'ok']);
  });

  it('test_ensure_future_future', async () => {
    const original = new Future<string>();
    original.setResult('ko');
    const future = ensureFuture(original);
    expect(future).toBe(original);
    expect(await future).toBe('ko');
  });

  it('test_ensure_future_task', async () => {
    const original = createTask(() => 'ok');
    const task = ensureFuture(original);
    expect(task).toBe(original);
    expect(await task).toBe('ok');
  });

  it('test_ensure_future_awaitable', async () => {
    class Later {
      then(resolve: (value: string) => void): void {
        resolve('ok');
      }
    }
    expect(await ensureFuture(new Later() as unknown as PromiseLike<string>)).toBe('ok');
  });

  it('test_ensure_future_task_awaitable: differs – a promise runs already, so it gets no task', async () => {
    const future = ensureFuture(Promise.resolve('ok'));
    expect(future).not.toBeInstanceOf(Task);
    expect(await future).toBe('ok');
  });

  it('test_ensure_future_neither', () => {
    expect(() => ensureFuture('ok' as unknown as Promise<void>)).toThrow(TypeError);
  });
});
