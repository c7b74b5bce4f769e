import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { interruptMain } from '../../internal/interrupt.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import {
  CancelledError,
  createTask,
  Event,
  getRunningLoop,
  run,
  sleep,
  Task,
  type TaskBody,
  type TaskOptions,
} from '../index.ts';

useVirtualTime();

const loop = getRunningLoop();

afterEach(() => {
  loop.setDebug(false);
  loop.setTaskFactory(undefined);
  loop.setExceptionHandler(undefined);
});

describe('CPython test_runners.RunTests', () => {
  it('test_asyncio_run_return', async () => {
    const result = run(async ({ signal }) => {
      await sleep(0, { signal });
      return 42;
    });
    await settle();
    await advance(0);
    expect(await result).toBe(42);
  });

  it('test_asyncio_run_raises', async () => {
    const result = run(async () => {
      await Promise.resolve();
      throw new RangeError('spam');
    });
    await expect(result).rejects.toThrow(new RangeError('spam'));
  });

  it('test_asyncio_run_only_coro: a function is the body, all else is refused', async () => {
    const promise = Promise.resolve(1);
    await expect(run(1 as never)).rejects.toThrow(
      new TypeError('Pass a function as body: received number'),
    );
    await expect(run(promise as never)).rejects.toThrow(
      new TypeError('Pass a function as body: received object'),
    );
    await expect(run(() => undefined)).resolves.toBeUndefined();
  });

  it('test_asyncio_run_debug', async () => {
    const debug = () => loop.getDebug();
    expect(await run(debug, { debug: false })).toBe(false);
    expect(await run(debug, { debug: true })).toBe(true);
    loop.setDebug(true);
    expect(await run(debug)).toBe(true);
    expect(await run(debug, { debug: false })).toBe(false);
    expect(loop.getDebug()).toBe(true);
    loop.setDebug(false);
    expect(await run(debug, { debug: true })).toBe(true);
    expect(await run(debug)).toBe(false);
  });

  it('test_asyncio_run_from_running_loop', async () => {
    const body = vi.fn();
    await expect(run(() => run(body))).rejects.toThrow(
      new Error('Await the body instead of a run(): another one is under way'),
    );
    expect(body).not.toHaveBeenCalled();
  });

  it('test_asyncio_run_cancels_hanging_tasks', async () => {
    const told = vi.fn();
    loop.setExceptionHandler(told);
    const tasks: Task<void>[] = [];
    const result = await run(() => {
      tasks.push(createTask(({ signal }) => sleep(100, { signal })));
      return 123;
    });
    expect(result).toBe(123);
    expect(tasks[0]?.cancelled()).toBe(true);
    expect(told).not.toHaveBeenCalled();
  });

  it('test_asyncio_run_reports_hanging_tasks_errors', async () => {
    const told = vi.fn();
    loop.setExceptionHandler(told);
    const tasks: Task<void>[] = [];
    const failure = new Error('division by zero');
    const result = await run(async () => {
      const leftover = createTask(async ({ signal }) => {
        await sleep(100, { signal }).catch(() => {
          throw failure;
        });
      });
      tasks.push(leftover);
      await settle();
      return 123;
    });
    expect(result).toBe(123);
    expect(told).toHaveBeenCalledExactlyOnceWith({
      message: 'unhandled exception during asyncio.run() shutdown',
      task: tasks[0],
      exception: failure,
    });
  });

  it('test_asyncio_run_closes_gens_after_hanging_tasks_errors', async () => {
    const told = vi.fn();
    loop.setExceptionHandler(told);
    const failure = new Error('division by zero');
    let closed = false;
    async function* fidget(signal: AbortSignal) {
      try {
        for (;;) {
          yield 1;
          await sleep(1000, { signal });
        }
      } finally {
        closed = true;
      }
    }
    const tasks: Task<void>[] = [];
    const result = run(async () => {
      const spin = createTask(async ({ signal }) => {
        try {
          for await (const meaning of fidget(signal)) expect(meaning).toBe(1);
        } catch (error) {
          if (error instanceof CancelledError) throw failure;
        }
      });
      tasks.push(spin);
      await settle();
      throw new Error('fancy exit');
    });
    await expect(result).rejects.toThrow(new Error('fancy exit'));
    expect(tasks[0]?.done()).toBe(true);
    expect(closed).toBe(true);
    expect(told).toHaveBeenCalledOnce();
  });

  it('test_asyncio_run_without_uncancel', async () => {
    class Simple<T> extends Task<T> {
      override uncancel = undefined as never;
    }
    loop.setTaskFactory(<T>(body: TaskBody<T>, options?: TaskOptions) => new Simple(body, options));
    const result = new Outcome(run(({ signal }) => new Event().wait({ signal })));
    await settle();
    interruptMain();
    await settle();
    expect(result.value).toBeInstanceOf(CancelledError);
  });
});

describe('run', () => {
  it('leaves alone what was there before', async () => {
    const before = createTask(({ signal }) => sleep(100, { signal }));
    await run(() => 1);
    expect(before.done()).toBe(false);
    await advance(100);
    expect(before.done()).toBe(true);
    expect(before.cancelled()).toBe(false);
  });

  it('waits for a leftover that does not pass its signal on', async () => {
    const result = new Outcome(
      run(() => {
        createTask(() => sleep(100));
        return settle();
      }),
    );
    await advance(99);
    expect(result.state).toBe('pending');
    await advance(1);
    expect(result.state).toBe('resolved');
  });

  it('lets one run follow another, also after a failure', async () => {
    await expect(run(() => Promise.reject(new Error('first')))).rejects.toThrow('first');
    expect(await run(() => 2)).toBe(2);
  });

  it('refuses a run beside another', async () => {
    const first = run(() => settle());
    await expect(run(() => 2)).rejects.toThrow('another one is under way');
    await first;
  });

  it('rejects with the reason of its signal, after the clean-up', async () => {
    const order: string[] = [];
    const controller = new AbortController();
    const result = new Outcome(
      run(
        async ({ signal }) => {
          createTask((task) =>
            sleep(1000, { signal: task.signal }).finally(() => order.push('leftover')),
          );
          await sleep(1000, { signal }).finally(() => order.push('main'));
        },
        { signal: controller.signal },
      ),
      () => order.push('run'),
    );
    await settle();
    controller.abort('enough');
    await settle();
    expect(result).toMatchObject({ state: 'rejected', value: 'enough' });
    expect(order).toEqual(['main', 'leftover', 'run']);
    expect(sourceOf(controller.signal)?.size).toBe(0);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('is refused at once when its signal has aborted', async () => {
    const body = vi.fn();
    const signal = AbortSignal.abort('never');
    await expect(run(body, { signal })).rejects.toBe('never');
    expect(body).not.toHaveBeenCalled();
  });

  it('gives the result of a body that goes on after its signal', async () => {
    const controller = new AbortController();
    const result = run(
      async ({ signal }) => {
        await sleep(1000, { signal }).catch(() => {});
        return 'went on';
      },
      { signal: controller.signal },
    );
    await settle();
    controller.abort();
    expect(await result).toBe('went on');
  });

  it('leaves no listener behind', async () => {
    const { signal } = new AbortController();
    await run(() => 1, { signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('gives what the body gives', () => {
    expectTypeOf(run<number>).returns.toEqualTypeOf<Promise<number>>();
    expectTypeOf(run(() => Promise.resolve('tea'))).toEqualTypeOf<Promise<string>>();
  });
});
