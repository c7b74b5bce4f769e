import { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { inThread, pause, until } from '../../testing/bunch.ts';
import { runCode } from '../../testing/run-code.ts';
import {
  activeCount,
  BoundedSemaphore,
  currentThread,
  enumerate,
  Event,
  getIdent,
  Lock,
  mainThread,
  RLock,
  Thread,
} from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

class Worked extends Thread {
  sema: BoundedSemaphore;
  mutex: RLock;
  running: Int32Array<SharedArrayBuffer>;
  /** The most that ran at once. */
  peak: Int32Array<SharedArrayBuffer>;

  constructor(
    name: string,
    sema: BoundedSemaphore,
    mutex: RLock,
    running: Int32Array<SharedArrayBuffer>,
    peak: Int32Array<SharedArrayBuffer>,
  ) {
    super({ name });
    this.sema = sema;
    this.mutex = mutex;
    this.running = running;
    this.peak = peak;
  }

  override run(): void {
    const count = (by: number) => {
      this.mutex.acquireSync();
      const now = Atomics.add(this.running, 0, by) + by;
      if (now > Atomics.load(this.peak, 0)) Atomics.store(this.peak, 0, now);
      this.mutex.release();
    };
    this.sema.acquireSync();
    count(1);
    const end = performance.now() + 1;
    while (performance.now() < end);
    count(-1);
    this.sema.release();
  }
}

function cell(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(4));
}

describe('CPython test_threading.ThreadTests', () => {
  it('test_name', () => {
    const func = () => undefined;
    expect(new Thread({ name: 'myname1' }).name).toBe('myname1');
    expect(new Thread({ name: 123 as unknown as string }).name).toBe('123');
    expect(new Thread({ target: func, name: 'myname2' }).name).toBe('myname2');
    expect(new Thread({ name: '' }).name).toMatch(/^Thread-\d+$/);
    expect(new Thread().name).toMatch(/^Thread-\d+$/);
    expect(new Thread({ target: func }).name).toMatch(/^Thread-\d+ \(func\)$/);
  });

  it('test_args_argument', async () => {
    const received: unknown[] = [];
    const tell = (value: unknown) => received.push(value);
    const target = (value: unknown, tell: (value: unknown) => unknown) => tell(value);
    for (const value of [1, 'str', [1], [[1]]]) {
      const thread = new Thread({ target, args: [value, tell] });
      thread.start();
      await thread.join();
    }
    expect(received).toEqual([1, 'str', [1], [[1]]]);
  });

  it('test_various_ops', async () => {
    const [sema, mutex, running, peak] = [new BoundedSemaphore(3), new RLock(), cell(), cell()];
    const threads = Array.from(
      { length: 10 },
      (_, n) => new Worked(`<thread ${n}>`, sema, mutex, running, peak),
    );
    for (const thread of threads) {
      expect(thread.ident).toBeUndefined();
      thread.start();
    }
    for (const thread of threads) {
      await thread.join();
      expect(thread.isAlive()).toBe(false);
      expect(thread.ident).toBeGreaterThan(1);
    }
    expect(running[0]).toBe(0);
    expect(peak[0]).toBeLessThanOrEqual(3);
    expect(new Set(threads.map(({ ident }) => ident)).size).toBe(10);
  });

  it('test_limbo_cleanup', () => {
    const thread = new Thread({ target: (value: unknown) => value, args: [Symbol('no')] });
    const before = activeCount();
    expect(() => thread.start()).toThrow(/could not be cloned/);
    expect(thread.isAlive()).toBe(false);
    expect(activeCount()).toBe(before);
  });

  it('test_join_nondaemon_on_shutdown: differs – process.exit() ends threads at once', async () => {
    const code = (ending: string) => `
      import { Event, Thread } from 'bingfa/threading';
      const [up, go] = [new Event(), new Event()];
      const child = (up: Event, go: Event) => {
        up.set();
        go.waitSync();
        console.log('woke up');
      };
      new Thread({ target: child, args: [up, go] }).start();
      await up.wait();
      setTimeout(() => go.set(), 50);
      ${ending}
    `;
    expect(await runCode(code(''))).toMatchObject({ lines: ['woke up'], stderr: '' });
    expect(await runCode(code('process.exit();'))).toMatchObject({ lines: [], stderr: '' });
  });

  it('test_enumerate_after_join', async () => {
    for (let count = 0; count < 100; count += 1) {
      const thread = new Thread({ target: () => undefined });
      thread.start();
      await thread.join();
      expect(enumerate()).not.toContain(thread);
    }
  });

  it('test_join_from_multiple_threads', async () => {
    const joiner = (thread: Thread) => thread.joinSync();
    for (const count of [2, 5]) {
      const go = new Event();
      const worker = new Thread({ target: (go: Event) => void go.waitSync(), args: [go] });
      worker.start();
      const joiners = Array.from(
        { length: count },
        () => new Thread({ target: joiner, args: [worker] }),
      );
      for (const thread of joiners) thread.start();
      await pause(10);
      expect(joiners.every((thread) => thread.isAlive())).toBe(true);
      go.set();
      for (const thread of [worker, ...joiners]) await thread.join();
      expect(worker.isAlive()).toBe(false);
    }
  });

  it('test_join_with_timeout', async () => {
    const lock = new Lock();
    lock.acquireSync();
    const worker = (lock: Lock) => void lock.acquireSync();
    const thread = new Thread({ target: worker, args: [lock] });
    thread.start();
    await thread.join({ timeout: 10 });
    expect(thread.isAlive()).toBe(true);
    thread.joinSync({ timeout: 10 });
    expect(thread.isAlive()).toBe(true);
    lock.release();
    await thread.join();
    expect(thread.isAlive()).toBe(false);
  });

  it('test_daemon_param', () => {
    expect(new Thread().daemon).toBe(false);
    expect(new Thread({ daemon: false }).daemon).toBe(false);
    expect(new Thread({ daemon: true }).daemon).toBe(true);
  });

  it('test_main_thread', async () => {
    const main = mainThread();
    expect(main.name).toBe('MainThread');
    expect(main.ident).toBe(currentThread().ident);
    expect(main.ident).toBe(getIdent());
    const idents = (main: typeof mainThread, current: typeof currentThread) => [
      main().ident,
      current().ident,
    ];
    const [there, own] = await inThread(idents, mainThread, currentThread);
    expect(there).toBe(main.ident);
    expect(own).not.toBe(main.ident);
  });

  it('test_main_thread_during_shutdown', async () => {
    const { lines, stderr } = await runCode(`
      import { currentThread, enumerate, mainThread } from 'bingfa/threading';
      const main = currentThread();
      process.on('exit', () => {
        const all = enumerate();
        const alone = all.length === 1 && all[0] === main;
        console.log('exit:', currentThread() === main, mainThread() === main, alone);
      });
    `);
    expect(stderr).toBe('');
    expect(lines).toEqual(['exit: true true true']);
  });

  it('test_BoundedSemaphore_limit', async () => {
    for (const limit of [1, 3, 9]) {
      const semaphore = new BoundedSemaphore(limit);
      const run = async (target: (semaphore: BoundedSemaphore) => void) => {
        const threads = Array.from(
          { length: limit },
          () => new Thread({ target, args: [semaphore] }),
        );
        for (const thread of threads) thread.start();
        for (const thread of threads) await thread.join();
      };
      await run((semaphore) => void semaphore.acquireSync());
      await run((semaphore) => semaphore.release());
      expect(() => semaphore.release()).toThrow();
    }
  });

  it('test_leak_without_join', async () => {
    const before = activeCount();
    new Thread({ target: () => undefined }).start();
    await until(() => activeCount() === before, 'the thread has ended');
  });

  it('test_import_from_another_thread', async () => {
    const index = new URL('../index.ts', import.meta.url).href;
    const worker = new Worker(`await import(${JSON.stringify(index)});`, { eval: true });
    const [code, errors] = await new Promise<[number, unknown[]]>((resolve) => {
      const errors: unknown[] = [];
      worker.on('error', (error) => errors.push(error));
      worker.on('exit', (code) => resolve([code, errors]));
    });
    expect([code, errors]).toEqual([0, []]);
  });
});

describe('CPython test_threading.ThreadJoinOnShutdown', () => {
  it('test_1_join_on_shutdown: differs – the main thread ends with the program', async () => {
    const { lines, exitCode } = await runCode(`
      import { mainThread, Thread } from 'bingfa/threading';
      const target = async (main: Thread) => {
        await main.join().catch((error: Error) => console.log(error.message));
        console.log('end of thread');
      };
      new Thread({ target, args: [mainThread()] }).start();
      console.log('end of main');
    `);
    const refused = 'Join another thread: the main one ends the program';
    expect(lines).toEqual(['end of main', refused, 'end of thread']);
    expect(exitCode).toBe(0);
  });

  it('test_4_daemon_threads', async () => {
    const { stderr, exitCode } = await runCode(`
      import { Thread } from 'bingfa/threading';
      const ran = new Int32Array(new SharedArrayBuffer(4));
      const work = (ran: Int32Array) => {
        Atomics.add(ran, 0, 1);
        for (;;) structuredClone({ ran: [1, 2, 3] });
      };
      for (let n = 0; n < 8; n += 1) {
        const thread = new Thread({ target: work, args: [ran] });
        thread.daemon = true;
        thread.start();
      }
      while (Atomics.load(ran, 0) < 8) await new Promise((done) => setTimeout(done, 5));
      process.exit(0);
    `);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });

  it('test_thread_from_thread', async () => {
    const { lines, stderr, exitCode } = await runCode(`
      import { Thread } from 'bingfa/threading';
      const thread1 = (OwnThread: typeof Thread) => {
        const thread2 = () => {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
          console.log('OK');
        };
        new OwnThread({ target: thread2 }).start();
      };
      new Thread({ target: thread1, args: [Thread] }).start();
    `);
    expect(stderr).toBe('');
    expect(lines).toEqual(['OK']);
    expect(exitCode).toBe(0);
  });
});

describe('CPython test_threading.ThreadingExceptionTests', () => {
  it('test_start_thread_again', async () => {
    const thread = new Thread();
    thread.start();
    expect(() => thread.start()).toThrow('Make a new Thread: one can be started only once');
    await thread.join();
    expect(() => thread.start()).toThrow('Make a new Thread: one can be started only once');
  });

  it('test_joining_current_thread', async () => {
    await expect(currentThread().join()).rejects.toThrow(/^Join another thread/);
    expect(() => currentThread().joinSync()).toThrow(/^Join another thread/);
  });

  it('test_joining_inactive_thread', async () => {
    const thread = new Thread();
    await expect(thread.join()).rejects.toThrow('Start the thread before joining it');
    expect(() => thread.joinSync()).toThrow('Start the thread before joining it');
  });

  it('test_daemonize_active_thread', async () => {
    const thread = new Thread();
    thread.start();
    expect(() => {
      thread.daemon = true;
    }).toThrow('Set daemon before the thread starts');
    await thread.join();
  });

  it('test_releasing_unacquired_lock', () => {
    expect(() => new Lock().release()).toThrow();
  });

  it('test_recursion_limit', async () => {
    const { lines, exitCode } = await runCode(`
      import { Thread } from 'bingfa/threading';
      const outer = () => {
        const recurse = (): number => 1 + recurse();
        try {
          recurse();
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      };
      const thread = new Thread({ target: outer });
      thread.start();
      await thread.join();
      console.log('end of main thread');
    `);
    expect(lines).toEqual(['end of main thread']);
    expect(exitCode).toBe(0);
  });

  it('test_print_exception', async () => {
    const { stderr, exitCode } = await runCode(`
      import { Event, Thread } from 'bingfa/threading';
      const running = new Event();
      const run = (running: Event) => {
        running.set();
        throw new RangeError('division by zero');
      };
      const thread = new Thread({ target: run, args: [running] });
      thread.start();
      await running.wait();
      await thread.join();
    `);
    expect(stderr).toContain('Exception in thread Thread-1 (run):');
    expect(stderr).toContain('RangeError: division by zero');
    expect(stderr).toMatch(/\n +at /);
    expect(stderr).not.toContain('Uncaught');
    expect(exitCode).toBe(0);
  });
});
