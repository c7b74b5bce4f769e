import { afterEach, describe, expect, it, vi } from 'vitest';
import { ThreadPoolExecutor } from '../../futures/index.ts';
import { until } from '../../testing/bunch.ts';
import {
  Event,
  type ExceptHookArgs,
  excepthook,
  getIdent,
  setExcepthook,
  Thread,
} from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  setExcepthook(undefined);
  vi.restoreAllMocks();
});

class RunFails extends Thread {
  override run(): never {
    throw new RangeError('run failed');
  }
}

/** What was written to the console as errors, and nothing of it reaches the tests' output. */
function written(): () => string {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  return () =>
    error.mock.calls
      .flat()
      .map((part: unknown) => (part instanceof Error ? part.stack : String(part)))
      .join('\n');
}

async function run(thread: Thread): Promise<Thread> {
  thread.start();
  await thread.join();
  return thread;
}

describe('CPython test_threading.ExceptHookTests', () => {
  it('test_excepthook', async () => {
    const text = written();
    const thread = await run(new RunFails({ name: 'excepthook thread' }));
    expect(text()).toContain(`Exception in thread ${thread.name}:\n`);
    expect(text()).toContain('RangeError: run failed');
    expect(text()).toMatch(/\n +at /);
  });

  it('test_excepthook_thread_None', () => {
    const text = written();
    excepthook({ excValue: new RangeError('bug') });
    expect(text()).toContain(`Exception in thread ${getIdent()}:\n`);
    expect(text()).toContain('RangeError: bug');
  });

  it('test_system_exit', async () => {
    const text = written();
    const thread = await run(new Thread({ target: () => process.exit(1) }));
    expect(thread.isAlive()).toBe(false);
    expect(text()).toBe('');
  });

  it('test_custom_excepthook', async () => {
    const told: ExceptHookArgs[] = [];
    setExcepthook((args) => told.push(args));
    const thread = await run(new RunFails());
    expect(told).toHaveLength(1);
    expect(told[0]?.excValue).toEqual(new RangeError('run failed'));
    expect(told[0]?.thread).toBe(thread);
  });

  it('test_custom_excepthook_fail', async () => {
    const text = written();
    setExcepthook(() => {
      throw new RangeError('threading_hook failed');
    });
    await run(new RunFails());
    expect(text()).toContain('Exception in threading.excepthook:\n');
    expect(text()).toContain('threading_hook failed');
  });

  it('test_original_excepthook', async () => {
    const output = async () => {
      const text = written();
      await run(new RunFails({ name: 'excepthook thread' }));
      vi.restoreAllMocks();
      return text().split('\n').slice(0, 2);
    };
    const original = await output();
    const hook = vi.fn();
    setExcepthook(hook);
    expect(await output()).toEqual(['']);
    expect(hook).toHaveBeenCalledOnce();
    setExcepthook(undefined);
    expect(await output()).toEqual(original);
  });
});

describe('excepthook and what a function did not wait for', () => {
  const stray = (go: Event) => {
    void go.wait().then(() => {
      throw new RangeError('left behind');
    });
  };

  it('takes what has failed before the thread ends', async () => {
    const hook = vi.fn();
    setExcepthook(hook);
    const target = () => {
      void (async () => {
        await Promise.resolve();
        throw new RangeError('unawaited');
      })();
    };
    const thread = await run(new Thread({ target }));
    expect(hook.mock.calls).toEqual([[{ excValue: new RangeError('unawaited'), thread }]]);
  });

  it('takes what fails when the next thread runs, which goes on', async () => {
    const told: ExceptHookArgs[] = [];
    const seen = new Event();
    setExcepthook((args) => {
      told.push(args);
      seen.set();
    });
    const go = new Event();
    await run(new Thread({ name: 'first', target: stray, args: [go] }));
    const words: string[] = [];
    const target = async (go: Event, seen: Event, say: (word: string) => unknown) => {
      go.set();
      await seen.wait();
      await say('goes on');
    };
    const say = (word: string) => words.push(word);
    await run(new Thread({ name: 'next', target, args: [go, seen, say] }));
    expect(words).toEqual(['goes on']);
    expect(told.map(({ excValue }) => String(excValue))).toEqual(['RangeError: left behind']);
  });

  it.each([
    ['a rejection', stray],
    [
      'a timer',
      (go: Event) => {
        void go.wait().then(() =>
          setTimeout(() => {
            throw new RangeError('left behind');
          }),
        );
      },
    ],
  ])('takes what fails when no thread runs: %s', async (_what, target) => {
    const text = written();
    const go = new Event();
    await run(new Thread({ name: 'gone', target, args: [go] }));
    go.set();
    await until(() => text() !== '', 'the console has it');
    expect(text()).toContain('Exception in thread gone:\nRangeError: left behind');
  });

  it('takes what a call of an executor has left behind, when the executor is gone', async () => {
    const text = written();
    const go = new Event();
    const executor = new ThreadPoolExecutor({ maxWorkers: 1, threadNamePrefix: 'pool' });
    await executor.submit(stray, go);
    await executor.shutdown();
    go.set();
    await until(() => text() !== '', 'the console has it');
    expect(text()).toContain('Exception in thread pool_0:\nRangeError: left behind');
  });
});

describe('setExcepthook', () => {
  it('needs a function, in one line', () => {
    expect(() => setExcepthook(1 as never)).toThrow(
      new TypeError('Pass a function as hook: received number'),
    );
  });
});
