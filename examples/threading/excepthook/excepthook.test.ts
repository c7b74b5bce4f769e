import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ExceptHookArgs, excepthook, getIdent, setExcepthook, Thread } from '../index.ts';

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

describe('setExcepthook', () => {
  it('needs a function, in one line', () => {
    expect(() => setExcepthook(1 as never)).toThrow(
      new TypeError('Pass a function as hook: received number'),
    );
  });
});
