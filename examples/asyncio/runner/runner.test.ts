import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { interruptMain } from '../../internal/interrupt.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import {
  CancelledError,
  createTask,
  getRunningLoop,
  KeyboardInterrupt,
  Runner,
  sleep,
  type Task,
} from '../index.ts';

useVirtualTime();

const closed = new Error('Make a new Runner: this one is closed');

afterEach(() => {
  getRunningLoop().setDebug(false);
});

describe('CPython test_runners.RunnerTests', () => {
  it('test_non_debug', async () => {
    getRunningLoop().setDebug(true);
    {
      await using runner = new Runner({ debug: false });
      expect(runner.getLoop().getDebug()).toBe(false);
    }
    expect(getRunningLoop().getDebug()).toBe(true);
  });

  it('test_debug', async () => {
    {
      await using runner = new Runner({ debug: true });
      expect(runner.getLoop().getDebug()).toBe(true);
    }
    expect(getRunningLoop().getDebug()).toBe(false);
  });

  it('test_run', async () => {
    const runner = new Runner();
    {
      await using using = runner;
      expect(await using.run(() => Promise.resolve('done'))).toBe('done');
      expect(using.getLoop()).toBe(getRunningLoop());
    }
    expect(() => runner.getLoop()).toThrow(closed);
  });

  it('test_run_non_coro', async () => {
    await using runner = new Runner();
    await expect(runner.run(123 as never)).rejects.toThrow(
      new TypeError('Pass a function as body: received number'),
    );
  });

  it('test_run_future', async () => {
    await using runner = new Runner();
    const future = runner.getLoop().createFuture();
    await expect(runner.run(future as never)).rejects.toThrow(
      new TypeError('Pass a function as body: received object'),
    );
  });

  it('test_explicit_close', async () => {
    const runner = new Runner();
    runner.getLoop();
    await runner.close();
    expect(() => runner.getLoop()).toThrow(closed);
  });

  it('test_double_close', async () => {
    const runner = new Runner({ debug: true });
    runner.getLoop();
    await runner.close();
    getRunningLoop().setDebug(true);
    await runner.close();
    expect(getRunningLoop().getDebug()).toBe(true);
  });

  it('test_second_with_block_raises', async () => {
    const ran: number[] = [];
    const runner = new Runner();
    {
      await using using = runner;
      await using.run(() => ran.push(1));
    }
    {
      await using using = runner;
      await expect(using.run(() => ran.push(2))).rejects.toThrow(closed);
    }
    expect(ran).toEqual([1]);
  });

  it('test_run_keeps_context: differs – each run has the context of its call, or the one given', async () => {
    const variable = new AsyncLocalStorage<number>();
    const look = async (value: number) => {
      const old = variable.getStore() ?? -1;
      await settle();
      variable.enterWith(value);
      return old;
    };
    await using runner = new Runner();
    expect(await runner.run(() => look(1))).toBe(-1);
    expect(await runner.run(() => look(2))).toBe(-1);
    const context = variable.run(2, () => AsyncLocalStorage.snapshot());
    expect(await runner.run(() => look(3), { context })).toBe(2);
  });

  it('test_recursive_run', async () => {
    await using runner = new Runner();
    const body = vi.fn();
    await expect(runner.run(() => runner.run(body))).rejects.toThrow(
      new Error('Await the body instead of a run(): another one is under way'),
    );
    expect(body).not.toHaveBeenCalled();
  });

  it('test_interrupt_call_soon', async () => {
    await using runner = new Runner();
    runner.getLoop().callLater(100, interruptMain);
    const result = new Outcome(
      runner.run(async ({ signal }) => {
        for (;;) await sleep(1, { signal });
      }),
    );
    await advance(100);
    expect(result.value).toBeInstanceOf(KeyboardInterrupt);
  });

  it('test_interrupt_wait: differs – the main body passes its signal on to the future', async () => {
    await using runner = new Runner();
    const future = runner.getLoop().createFuture<string>();
    runner.getLoop().callLater(100, interruptMain);
    const result = new Outcome(
      runner.run(async ({ signal }) => {
        signal.addEventListener('abort', () => future.cancel());
        await future;
      }),
    );
    await advance(100);
    expect(result.value).toBeInstanceOf(KeyboardInterrupt);
    expect(future.cancelled()).toBe(true);
  });

  it('test_interrupt_cancelled_task', async () => {
    await using runner = new Runner();
    const result = runner.run(async (main) => {
      createTask(() => {
        main.cancel();
        interruptMain();
      });
      await sleep(10_000, { signal: main.signal });
    });
    await expect(result).rejects.toBeInstanceOf(CancelledError);
  });

  it('test_signal_install_not_supported_ok', async () => {
    await using runner = new Runner();
    const process = {
      listenerCount: () => 0,
      on: () => {
        throw new Error('signals only work in the main thread');
      },
    };
    vi.stubGlobal('process', process);
    const result = runner.run(() => 'ran');
    vi.unstubAllGlobals();
    expect(await result).toBe('ran');
  });

  it('test_no_repr_is_call_on_the_task_result', async () => {
    const texts = { count: 0 };
    const result = {
      toString() {
        texts.count += 1;
        return 'result';
      },
    };
    await using runner = new Runner({ debug: true });
    expect(await runner.run(() => result)).toBe(result);
    expect(texts.count).toBe(0);
  });
});

describe('Runner', () => {
  it('lets a task of one run go on until it is closed', async () => {
    const runner = new Runner();
    const tasks: Task<void>[] = [];
    await runner.run(() => {
      tasks.push(createTask(({ signal }) => sleep(1000, { signal })));
    });
    await runner.run(() => settle());
    expect(tasks[0]?.done()).toBe(false);
    await runner.close();
    expect(tasks[0]?.cancelled()).toBe(true);
  });

  it('leaves alone what was there before its first use', async () => {
    const runner = new Runner();
    const before = createTask(({ signal }) => sleep(1000, { signal }));
    await runner.run(() => 1);
    await runner.close();
    expect(before.done()).toBe(false);
  });

  it('is harmless to close when it was never used, and can be used after', async () => {
    const runner = new Runner();
    await runner.close();
    expect(await runner.run(() => 1)).toBe(1);
    await runner.close();
  });

  it('is not closed while it runs', async () => {
    const runner = new Runner();
    await expect(runner.run(() => runner.close())).rejects.toThrow('another one is under way');
    expect(await runner.run(() => 'still open')).toBe('still open');
    await runner.close();
  });
});
