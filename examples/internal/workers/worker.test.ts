import { describe, expect, it, vi } from 'vitest';
import { until } from '../../testing/bunch.ts';
import { runCode } from '../../testing/run-code.ts';
import { enumerate, Event, fromModule, Lock, Thread } from '../../threading/index.ts';
import { endThread, isThreadAlive } from '../shared/registry.ts';
import { Caller } from './caller.ts';
import type { FromWorker } from './messages.ts';
import { targetOf, type AnyFunction } from './target.ts';
import { startProcess, startThread, type WorkerEnd, type WorkerHandle } from './worker.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

class Started {
  readonly worker: WorkerHandle;
  readonly end: Promise<WorkerEnd>;
  readonly #caller: Caller;

  constructor(kind: 'threads' | 'processes') {
    let over: (how: WorkerEnd) => void;
    this.end = new Promise((resolve) => (over = resolve));
    const start = kind === 'threads' ? startThread : startProcess;
    this.worker = start({
      message: (message) => this.#caller.receive(message as FromWorker),
      end: (how) => {
        if (kind === 'threads') endThread(this.worker.ident, true);
        over(how);
        this.#caller.end(how.error ?? new Error(`exit code ${how.exitCode}, ${how.signal}`));
      },
    });
    this.#caller = new Caller(this.worker, kind);
  }

  call(body: AnyFunction, ...args: unknown[]): Promise<unknown> {
    return new Promise((done, failed) => {
      this.#caller.call(targetOf('body', body), args, { done, failed });
    });
  }
}

describe.each(['threads', 'processes'] as const)('a worker of %s', (kind) => {
  it('answers calls of functions by source, one after the other and at once', async () => {
    const started = new Started(kind);
    const twice = (value: number) => value * 2;
    expect(await started.call(twice, 21)).toBe(42);
    const late = started.call((ms: number) => new Promise((done) => setTimeout(done, ms, 1)), 20);
    expect(await started.call(twice, 1)).toBe(2);
    expect(await late).toBe(1);
    started.worker.terminate();
    await started.end;
  });

  it('answers calls of functions of a module, and gives back such functions', async () => {
    const started = new Started(kind);
    const url = new URL('../../testing/module-job.ts', import.meta.url);
    const job = fromModule<(word: string) => string>(url, 'job');
    expect(await started.call(job as AnyFunction, 'a')).toBe('a from the module');
    expect(await started.call((job: (word: string) => unknown) => job('b'), job)).toBe(
      'b from the module',
    );
    const none = fromModule(url, 'none');
    await expect(started.call(none as AnyFunction)).rejects.toThrow(
      /^Pass a function as none of file:.*module-job\.ts: received undefined$/,
    );
    await expect(started.call(none as AnyFunction)).rejects.toThrow(/^Pass a function/);
    started.worker.terminate();
    await started.end;
  });

  it('calls functions of its owner, which can fail and be cancelled', async () => {
    const started = new Started(kind);
    const fails = () => {
      throw new RangeError('not here');
    };
    const ask = (fails: () => Promise<never>) => fails().catch((error: unknown) => String(error));
    expect(await started.call(ask, fails)).toBe('RangeError: not here');
    const endless = () => new Promise(() => undefined);
    const cancel = (endless: () => Promise<void> & { cancel(): void }) => {
      endless().cancel();
      return 'cancelled';
    };
    expect(await started.call(cancel, endless)).toBe('cancelled');
    started.worker.terminate();
    await started.end;
  });

  it('is told that a function of its owner is called too late', async () => {
    const started = new Started(kind);
    const keep = (late: () => Promise<unknown>) => void Object.assign(globalThis, { late });
    await started.call(keep, () => 1);
    const ask = () =>
      (globalThis as unknown as { late: () => Promise<unknown> }).late().catch(String);
    expect(await started.call(ask)).toBe(
      'Error: Call it before the thread ends: it is not kept any longer',
    );
    started.worker.terminate();
    await started.end;
  });

  it('tells what cannot be cloned, on either way, and goes on', async () => {
    const started = new Started(kind);
    await expect(started.call((value: unknown) => value, Symbol('no'))).rejects.toThrow(
      /could not be cloned/,
    );
    await expect(started.call(() => () => 1)).rejects.toThrow(/could not be cloned/);
    const throws = () => {
      throw Object.assign(new Error('with a function'), { cause: () => 1 });
    };
    await expect(started.call(throws)).rejects.toThrow('with a function');
    expect(await started.call(() => 1)).toBe(1);
    started.worker.terminate();
    await started.end;
  });

  it('fails what is open when it exits, with its exit code', async () => {
    const started = new Started(kind);
    const endless = started.call(() => new Promise(() => undefined));
    const exits = started.call(() => process.exit(3));
    await expect(endless).rejects.toThrow('exit code 3');
    await expect(exits).rejects.toThrow('exit code 3');
    expect(await started.end).toMatchObject({ exitCode: 3, signal: undefined });
  });

  it('fails what is open when it throws outside of a call', async () => {
    const started = new Started(kind);
    const throws = started.call(() => {
      if (process.send !== undefined) process.on('uncaughtException', () => process.exit(1));
      setTimeout(() => {
        throw new RangeError('from a timer');
      });
      return new Promise(() => undefined);
    });
    await expect(throws).rejects.toThrow(kind === 'threads' ? 'from a timer' : 'exit code 1');
    expect(await started.end).toMatchObject({ exitCode: 1 });
  });

  it('ends when it is terminated, also in an endless loop', async () => {
    const started = new Started(kind);
    const up = new Promise((resolve) => {
      void started
        .call(async (up: () => Promise<void>) => {
          await up();
          for (;;);
        }, resolve as AnyFunction)
        .catch(() => undefined);
    });
    await up;
    if (kind === 'threads') started.worker.terminate();
    else started.worker.kill('SIGKILL');
    const end = await started.end;
    expect(end.signal).toBe(kind === 'threads' ? undefined : 'SIGKILL');
    expect(kind === 'threads' ? isThreadAlive(started.worker.ident) : false).toBe(false);
  });
});

describe('threads and their owner', () => {
  it('makes the next thread in the same worker, which knows nothing of the one before', async () => {
    const told: unknown[] = [];
    const target = (tell: (...what: unknown[]) => unknown) => {
      const { threadId } = process.getBuiltinModule('node:worker_threads');
      return tell(threadId);
    };
    for (let count = 0; count < 3; count += 1) {
      const thread = new Thread({ target, args: [(id: unknown) => told.push(id)] });
      thread.start();
      await thread.join();
    }
    expect(new Set(told).size).toBe(1);
  });

  it('has room for more threads than there are rows in the table, one after the other', async () => {
    const before = enumerate().length;
    const target = (cell: Int32Array) => void Atomics.add(cell, 0, 1);
    const cell = new Int32Array(new SharedArrayBuffer(4));
    for (let count = 0; count < 1100; count += 1) {
      const thread = new Thread({ target, args: [cell] });
      thread.start();
      await thread.join();
    }
    expect(cell[0]).toBe(1100);
    expect(enumerate()).toHaveLength(before);
  });

  it('lets the shared objects that a thread made come back', async () => {
    const lock = new Lock();
    const back: Lock[] = [];
    const target = (lock: Lock, tell: (lock: Lock) => unknown) => tell(lock);
    const thread = new Thread({ target, args: [lock, (same) => back.push(same)] });
    thread.start();
    await thread.join();
    lock.acquireSync();
    expect(back[0]?.locked()).toBe(true);
    lock.release();
  });

  it('leaves no thread behind whatever ends it', async () => {
    const before = enumerate().length;
    const up = new Event();
    const targets = [
      () => undefined,
      () => process.exit(1),
      () => {
        throw new RangeError('thrown');
      },
      (up: Event) => void up.waitSync(),
    ];
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const threads = targets.map((target) => new Thread({ target, args: [up] }));
    for (const thread of threads) thread.start();
    expect(threads.at(-1)?.isAlive()).toBe(true);
    up.set();
    for (const thread of threads) await thread.join();
    error.mockRestore();
    expect(enumerate()).toHaveLength(before);
  });

  it('can be waited for by a blocked owner, also when it exits', () => {
    const thread = new Thread({ target: () => process.exit(5) });
    thread.start();
    thread.joinSync();
    expect(thread.isAlive()).toBe(false);
  });

  it('ends the wait, not the thread, at an abort', async () => {
    const go = new Event();
    const thread = new Thread({ target: (go: Event) => void go.waitSync(), args: [go] });
    thread.start();
    const reason = new Error('enough');
    await expect(thread.join({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const joining = thread.join({ signal: controller.signal });
    controller.abort(reason);
    await expect(joining).rejects.toBe(reason);
    expect(thread.isAlive()).toBe(true);
    go.set();
    await thread.join();
  });

  it('has its lines before whoever joined it goes on', async () => {
    const { lines } = await runCode(`
      import { Thread } from 'bingfa/threading';
      const target = (n: number) => console.log('thread', n);
      for (let n = 0; n < 20; n += 1) {
        const thread = new Thread({ target, args: [n] });
        thread.start();
        await thread.join();
        console.log('joined', n);
      }
    `);
    const pairs = Array.from({ length: 20 }, (_, n) => [`thread ${n}`, `joined ${n}`]);
    expect(lines).toEqual(pairs.flat());
  });

  it('keeps the program until it has ended, and a daemon only while it is joined', async () => {
    const { lines, exitCode } = await runCode(`
      import { Thread } from 'bingfa/threading';
      const late = (ms: number) => new Promise((done) => setTimeout(done, ms));
      const joined = new Thread({ target: late, args: [50], daemon: true });
      joined.start();
      await joined.join();
      console.log('joined the daemon');
      new Thread({ target: () => { for (;;); }, daemon: true }).start();
      const thread = new Thread({
        target: async () => {
          await new Promise((done) => setTimeout(done, 50));
          console.log('thread ends');
        },
      });
      thread.start();
      console.log('main ends');
    `);
    expect(lines).toEqual(['joined the daemon', 'main ends', 'thread ends']);
    expect(exitCode).toBe(0);
  });

  it.each(['process.exit(0);', "process.kill(process.pid, 'SIGKILL');", 'throw new Error();'])(
    'leaves no process when its owner ends by %s',
    async (ending) => {
      const { lines } = await runCode(`
        import { startProcess } from '${new URL('worker.ts', import.meta.url).href}';
        const ends = { message() {}, end() {} };
        const [one, two] = [startProcess(ends), startProcess(ends)];
        console.log(one.pid, two.pid);
        await new Promise((done) => setTimeout(done, 100));
        ${ending}
      `);
      const pids = (lines[0] ?? '').split(' ').map(Number);
      expect(pids).toHaveLength(2);
      await until(() => pids.every((pid) => !isRunning(pid)), 'no process is left');
    },
  );
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
