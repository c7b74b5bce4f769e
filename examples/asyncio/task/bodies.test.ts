import { describe, expect, it, vi } from 'vitest';
import { settle } from '../../testing/clock.ts';
import {
  CancelledError,
  createTask,
  Future,
  iscoroutine,
  iscoroutinefunction,
  KeyboardInterrupt,
  sleep,
  Task,
  waitFor,
} from '../index.ts';

describe('CPython test_tasks.BaseTaskTests, bodies', () => {
  it('test_task_cancel_message_getter', async () => {
    const task = createTask(() => {});
    task.cancel('my message');
    expect(task.signal.reason).toMatchObject({ message: 'my message' });
    await expect(task).rejects.toThrow(new CancelledError('my message'));
  });

  it('test_task_awaits_on_itself', async () => {
    const task: Task<void> = createTask(async () => {
      await Promise.resolve();
      await task;
    });
    await expect(task).rejects.toThrow('Await another task: a task cannot wait for its own end');
  });

  it('test_task_class', async () => {
    const task = new Task(() => 'ok');
    await task;
    expect([task.done(), task.result()]).toEqual([true, 'ok']);
  });

  it('test_exception_chaining_after_await', async () => {
    const run = async () => {
      try {
        await Promise.reject(new TypeError('first'));
      } catch (cause) {
        throw new RangeError('second', { cause });
      }
    };
    const task = createTask(async () => {
      await createTask(run);
    });
    await expect(task).rejects.toMatchObject({
      message: 'second',
      cause: { name: 'TypeError', message: 'first' },
    });
  });

  it('test_cancel_awaited_task: with the signal passed on, as Python does by itself', async () => {
    const future = new Future<void>();
    let nested: Task<void> | undefined;
    const task: Task<void> = createTask(async ({ signal }) => {
      nested = createTask((self) => waitFor(future, undefined, { signal: self.signal }));
      await sleep(0);
      task.cancel();
      await waitFor(nested, undefined, { signal });
    });
    await expect(task).rejects.toBeInstanceOf(CancelledError);
    expect([task.cancelled(), nested?.cancelled(), future.cancelled()]).toEqual([true, true, true]);
  });

  it('test_task_cancel_waiter_future: with the signal passed on', async () => {
    const future = new Future<void>();
    const task = createTask(async ({ signal }) => waitFor(future, undefined, { signal }));
    await settle();
    task.cancel();
    await expect(task).rejects.toBeInstanceOf(CancelledError);
    expect(future.cancelled()).toBe(true);
  });

  it('test_task_set_methods', async () => {
    const task = createTask(() => 'ko');
    expect(() => task.setResult()).toThrow(/^Return the result from the body: [^\n]*$/);
    expect(() => task.setException()).toThrow(/^Throw the error in the body: [^\n]*$/);
    expect(await task).toBe('ko');
  });

  it('test_step_result_future', async () => {
    const future = new Future<object>();
    const result = {};
    const seen: unknown[] = [];
    const task = createTask(async () => {
      seen.push(await future);
    });
    await settle();
    future.setResult(result);
    await settle();
    expect(seen).toEqual([result]);
    expect([task.done(), task.exception()]).toEqual([true, undefined]);
  });

  it('test_baseexception_during_cancel', async () => {
    const pressed = new KeyboardInterrupt();
    const task = createTask(async ({ signal }) => {
      await sleep(10_000, { signal }).catch(() => {
        throw pressed;
      });
    });
    await settle();
    task.cancel();
    expect(task.done()).toBe(false);
    await settle();
    expect([task.done(), task.cancelled()]).toEqual([true, false]);
    expect(task.exception()).toBe(pressed);
  });

  it('test_coroutine_non_gen_function_return_future: differs – a returned future is awaited', async () => {
    const future = new Future<string>();
    const first = createTask(() => future);
    const second = createTask(() => {
      future.setResult('test');
    });
    expect(await first).toBe('test');
    expect(second.exception()).toBeUndefined();
  });

  it('test_yield_future_passes_cancel: with the signal passed on', async () => {
    const waiter = new Future<void>();
    const proof: string[] = [];
    const inner = async (signal: AbortSignal) => {
      try {
        await waitFor(waiter, undefined, { signal });
      } catch (error) {
        proof.push('inner');
        throw error;
      }
    };
    const task = createTask(async ({ signal }) => {
      await inner(signal).catch(() => {
        proof.push('outer');
      });
    });
    await settle();
    task.cancel();
    await task;
    expect(proof).toEqual(['inner', 'outer']);
    expect(waiter.cancelled()).toBe(true);
  });

  it('test_exception_traceback', async () => {
    const task = createTask(() => {
      throw new RangeError('no');
    });
    await settle();
    expect((task.exception() as Error).stack).toContain('bodies.test.ts');
  });

  it('test_iscoroutinefunction', () => {
    expect(iscoroutinefunction(() => {})).toBe(false);
    expect(iscoroutinefunction(function* () {})).toBe(false);
    expect(iscoroutinefunction(async function* () {})).toBe(false);
    expect(iscoroutinefunction(async () => {})).toBe(true);
    expect(iscoroutinefunction(vi.fn())).toBe(false);
  });

  it('test_coroutine_non_gen_function', async () => {
    const work = async () => Promise.resolve('test');
    expect(iscoroutinefunction(work)).toBe(true);
    const running = work();
    expect([iscoroutine(running), iscoroutine(work)]).toEqual([true, false]);
    expect(await running).toBe('test');
  });
});

describe('CPython test_tasks.GenericTaskTests', () => {
  it('test_future_subclass', () => {
    expect(Task.prototype).toBeInstanceOf(Future);
  });
});

describe('CPython test_tasks.SetMethodsTest', () => {
  it('test_set_result_causes_invalid_state', async () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => {});
    const task = createTask(async () => {
      await sleep(0);
      return 'late';
    });
    Future.prototype.setResult.call(task, 'spam');
    expect(await task).toBe('spam');
    await sleep(0);
    await settle();
    expect(written.mock.calls).toEqual([
      ['Task ended twice', expect.objectContaining({ name: 'InvalidStateError' })],
    ]);
    written.mockRestore();
  });

  it('test_set_exception_causes_invalid_state', async () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => {});
    const task = createTask(async () => {
      await sleep(0);
      return 'late';
    });
    Future.prototype.setException.call(task, new RangeError('mine'));
    await expect(task).rejects.toThrow('mine');
    await sleep(0);
    await settle();
    expect(written).toHaveBeenCalledOnce();
    written.mockRestore();
  });
});
