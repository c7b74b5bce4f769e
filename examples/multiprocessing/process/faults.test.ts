import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it, vi } from 'vitest';
import type * as Processes from '../../testing/processes.ts';
import { runProgram } from '../../testing/run-program.ts';
import {
  activeChildren,
  Barrier,
  BrokenBarrierError,
  BrokenLockError,
  BrokenPipeError,
  Condition,
  EOFError,
  Event,
  fromModule,
  Lock,
  Pipe,
  Process,
  Queue,
  Semaphore,
  type Connection,
} from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

function start<A extends readonly unknown[]>(target: (...args: A) => unknown, args: A): Process {
  const p = new Process({ target, args });
  p.start();
  return p;
}

async function kill(p: Process): Promise<void> {
  p.kill();
  await p.join();
}

describe('a process that is killed', () => {
  it('breaks the lock that it held: who waits and who comes is told by whom', async () => {
    const [lock, ready] = [new Lock(), new Event()];
    const hold = async (l: Lock, e: Event) => {
      await l.acquire();
      await e.set();
      await new Promise(() => undefined);
    };
    const p = start(hold, [lock, ready]);
    await ready.wait();
    const answers = new Queue<string>();
    const waiter = start(
      async (l: Lock, q: Queue<string>) => {
        const waiting = l.acquire();
        await q.put('waiting');
        await waiting.catch((error: unknown) => q.put(String(error)));
      },
      [lock, answers],
    );
    expect(await answers.get()).toBe('waiting');
    await kill(p);
    const told = `process ${p.pid} (${p.name}) ended with exit code -9 and held it`;
    expect(await answers.get()).toBe(
      `BrokenLockError: Repair what the lock guards, then release() it: ${told}`,
    );
    await expect(lock.acquire()).rejects.toBeInstanceOf(BrokenLockError);
    await lock.release();
    expect(await lock.acquire()).toBeDefined();
    await waiter.join();
  });

  it('breaks the condition that it held', async () => {
    const [condition, ready] = [new Condition(), new Event()];
    await condition.acquire();
    const waiting = condition.wait();
    const p = start(
      async (c: Condition, e: Event) => {
        await c.acquire();
        await e.set();
        await new Promise(() => undefined);
      },
      [condition, ready],
    );
    await ready.wait();
    await expect(Promise.race([waiting, condition.wait()])).rejects.toThrow('does not hold it');
    await kill(p);
    await expect(condition.acquire()).rejects.toBeInstanceOf(BrokenLockError);
    void waiting.catch(() => undefined);
  });

  it('breaks a semaphore for those only who would have to wait', async () => {
    const [semaphore, ready] = [new Semaphore(2), new Event()];
    const p = start(
      async (s: Semaphore, e: Event) => {
        await s.acquire();
        await e.set();
        await new Promise(() => undefined);
      },
      [semaphore, ready],
    );
    await ready.wait();
    await kill(p);
    expect(await semaphore.acquire()).toBeDefined();
    await expect(semaphore.acquire()).rejects.toThrow(`process ${p.pid}`);
    await semaphore.release();
    expect(await semaphore.acquire()).toBeDefined();
  });

  it('breaks the barrier at which it waits', async () => {
    const barrier = new Barrier(3);
    const p = start((b: Barrier) => b.wait(), [barrier]);
    const waiting = barrier.wait();
    void waiting.catch(() => undefined);
    while ((await barrier.nWaiting) < 2) await Promise.resolve();
    await kill(p);
    await expect(waiting).rejects.toBeInstanceOf(BrokenBarrierError);
    await expect(waiting).rejects.toThrow(`process ${p.pid}`);
  });

  it('leaves whole items only, when it is killed in the middle of put()', async () => {
    const [queue, ready] = [new Queue<Uint8Array>(), new Event()];
    const p = start(
      async (q: Queue<Uint8Array>, e: Event) => {
        const item = new Uint8Array(4_000_000).fill(7);
        await q.put(item);
        await e.set();
        for (;;) await q.put(item);
      },
      [queue, ready],
    );
    await ready.wait();
    await new Promise((next) => setTimeout(next, 20));
    await kill(p);
    const left = await queue.qsize();
    expect(left).toBeGreaterThan(0);
    for (let index = 0; index < left; index += 1) {
      const item = await queue.get({ block: false });
      expect(item.length).toBe(4_000_000);
      expect(item.every((byte) => byte === 7)).toBe(true);
    }
    await queue.put(Uint8Array.of(1));
    expect(await queue.get()).toEqual(Uint8Array.of(1));
  });

  it('gives back an item that it did not get', async () => {
    const [queue, ready] = [new Queue<string>(), new Event()];
    const p = start(
      async (q: Queue<string>, e: Event) => {
        const item = q.get();
        await e.set();
        await item;
        await new Promise(() => undefined);
      },
      [queue, ready],
    );
    await ready.wait();
    process.kill(p.pid!, 'SIGSTOP');
    await queue.put('first');
    await queue.put('second');
    await kill(p);
    expect(await queue.get()).toBe('first');
    expect(await queue.get()).toBe('second');
  });

  it('is the end of its pipe', async () => {
    const [here, there] = Pipe();
    const p = start(
      async (c: Connection) => {
        await c.send('ready');
        await new Promise(() => undefined);
      },
      [there],
    );
    there.close();
    expect(await here.recv()).toBe('ready');
    const waiting = here.recv();
    void waiting.catch(() => undefined);
    await kill(p);
    await expect(waiting).rejects.toBeInstanceOf(EOFError);
    await expect(here.send('anyone?')).rejects.toBeInstanceOf(BrokenPipeError);
  });

  it('takes with it the objects that it has made, and says so', async () => {
    const [here, there] = Pipe();
    const makeEvent = fromModule<typeof Processes.makeEvent>(
      new URL('../../testing/processes.ts', import.meta.url),
      'makeEvent',
    );
    const p = start(makeEvent, [there]);
    there.close();
    const event = await here.recv<Event>();
    expect(await event.isSet()).toBe(false);
    const waiting = event.wait();
    void waiting.catch(() => undefined);
    await kill(p);
    await expect(waiting).rejects.toThrow(`process ${p.pid} (${p.name}) ended with exit code -9`);
    await expect(event.isSet()).rejects.toBeInstanceOf(BrokenPipeError);
  });
});

describe('a process that ends', () => {
  it('by process.exit() has that exit code, and breaks its lock', async () => {
    const lock = new Lock();
    const p = start(
      async (l: Lock) => {
        await l.acquire();
        globalThis.process.exit(7);
      },
      [lock],
    );
    await p.join();
    expect(p.exitcode).toBe(7);
    await expect(lock.acquire()).rejects.toThrow('ended with exit code 7');
  });

  it('by an error has exit code 1', async () => {
    const p = start(() => {
      globalThis.console.error = () => undefined;
      throw new RangeError('no');
    }, []);
    await p.join();
    expect(p.exitcode).toBe(1);
  });

  it('by an error that nobody could catch has exit code 1', async () => {
    const p = start(() => {
      globalThis.process.on('uncaughtException', () => globalThis.process.exit(1));
      setTimeout(() => {
        throw new RangeError('no');
      });
      return new Promise(() => undefined);
    }, []);
    await p.join();
    expect(p.exitcode).toBe(1);
  });

  it('waits for those that it has started', async () => {
    const [here, there] = Pipe();
    const startAndReturn = fromModule<typeof Processes.startAndReturn>(
      new URL('../../testing/processes.ts', import.meta.url),
      'startAndReturn',
    );
    const p = start(startAndReturn, [there]);
    there.close();
    expect(await here.recv()).toBe('begun');
    await p.join({ timeout: 200 });
    expect(p.isAlive()).toBe(true);
    await here.send('over');
    expect(await here.recv()).toBe('over');
    await p.join();
    expect(p.exitcode).toBe(0);
  });

  it('has sent all that it has put', async () => {
    const queue = new Queue<number>();
    const p = start(
      (q: Queue<number>) => {
        for (let item = 0; item < 500; item += 1) void q.put(item);
      },
      [queue],
    );
    await p.join();
    expect(p.exitcode).toBe(0);
    for (let item = 0; item < 500; item += 1) expect(await queue.getNowait()).toBe(item);
  });
});

describe('what cannot be cloned', () => {
  it('is refused at start(), and no process is left', () => {
    const p = new Process({ target: (value: unknown) => value, args: [Symbol('no')] });
    expect(() => p.start()).toThrow('could not be cloned');
    expect(activeChildren()).toEqual([]);
    expect(p.isAlive()).toBe(false);
  });

  it('is refused at put(), here and from another process', async () => {
    const queue = new Queue<unknown>();
    await expect(queue.put(() => 1)).rejects.toThrow('could not be cloned');
    const p = start(
      (q: Queue<unknown>) =>
        q
          .put(() => 1)
          .catch((error: unknown) => q.put(String(error).includes('could not be cloned'))),
      [queue],
    );
    expect(await queue.get()).toBe(true);
    await p.join();
  });
});

describe('a program', () => {
  it('waits for its processes, and ends its daemons', async () => {
    const { lines, exitCode } = await runProgram('testing/family-process.ts');
    expect(lines.slice(1)).toEqual(['main is done', 'child is done']);
    expect(exitCode).toBe(0);
    await gone(JSON.parse(lines[0]!) as number[]);
  });

  it('that is killed takes its processes with it, and theirs', async () => {
    const root = join(import.meta.dirname, '../..');
    const program = spawn(process.execPath, [
      '--import',
      join(root, 'testing/library-source.ts'),
      join(root, 'testing/endless-processes.ts'),
    ]);
    const pids: number[] = [];
    for await (const text of program.stdout.setEncoding('utf8')) {
      pids.push(...String(text).trim().split('\n').map(Number));
      if (pids.length >= 2) break;
    }
    program.kill('SIGKILL');
    expect(pids.length).toBe(2);
    await gone(pids);
    const left = readdirSync(existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
    const own = [program.pid, ...pids].map((pid) => `bingfa-${pid}-`);
    if (process.platform === 'linux') {
      expect(left.filter((name) => own.some((start) => name.startsWith(start)))).toEqual([]);
    }
  });
});

async function gone(pids: readonly number[]): Promise<void> {
  for (const pid of pids) {
    for (;;) {
      try {
        process.kill(pid, 0);
      } catch {
        break;
      }
      await new Promise((next) => setTimeout(next, 5));
    }
  }
}
