import process from 'node:process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type * as Processes from '../../testing/processes.ts';
import { runProgram } from '../../testing/run-program.ts';
import {
  activeChildren,
  cpuCount,
  currentProcess,
  Event,
  fromModule,
  parentProcess,
  Pipe,
  Process,
  Queue,
  type Connection,
  type ProcessInfo,
} from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

const index = new URL('../index.ts', import.meta.url);
const current = fromModule<typeof currentProcess>(index, 'currentProcess');
const parent = fromModule<typeof parentProcess>(index, 'parentProcess');
const helpers = new URL('../../testing/processes.ts', import.meta.url);
type Helpers = typeof Processes;

afterEach(async () => {
  for (const child of activeChildren()) child.kill();
  await Promise.all(activeChildren().map((child) => child.join()));
});

function never(): Promise<void> {
  return new Promise(() => undefined);
}

describe('CPython _test_multiprocessing._TestProcess', () => {
  it('test_current', () => {
    expect(currentProcess().isAlive()).toBe(true);
    expect(currentProcess().daemon).toBe(false);
    expect(currentProcess().pid).toBe(process.pid);
  });

  it('test_args_argument', async () => {
    for (const args of [1, 'str', [1]]) {
      const q = new Queue<unknown>(1);
      const p = new Process({
        target: (queue: Queue<unknown>, arg: unknown) => queue.put(arg),
        args: [q, args] as const,
        daemon: true,
      });
      p.start();
      expect(await q.get()).toEqual(args);
      await p.join();
    }
  });

  it('test_daemon_argument', () => {
    expect(new Process({ target: never }).daemon).toBe(currentProcess().daemon);
    expect(new Process({ target: never, daemon: true }).daemon).toBe(true);
    expect(new Process({ target: never, daemon: false }).daemon).toBe(false);
  });

  it('test_parent_process_attributes', async () => {
    expect(parentProcess()).toBeUndefined();
    const [rconn, wconn] = Pipe(false);
    const p = new Process({
      target: async (out: Connection, who: () => Promise<ProcessInfo>) => {
        const { pid, name } = await who();
        await out.send([pid, name]);
      },
      args: [wconn, parent as () => Promise<ProcessInfo>] as const,
    });
    p.start();
    await p.join();
    expect(await rconn.recv()).toEqual([process.pid, currentProcess().name]);
  });

  it('test_parent_process: differs – a process ends with its parent', async () => {
    const [rconn, wconn] = Pipe(false);
    const target = fromModule<Helpers['startGrandchild']>(helpers, 'startGrandchild');
    const p = new Process({ target, args: [wconn] });
    p.start();
    wconn.close();
    expect(await rconn.poll(20_000)).toBe(true);
    const pid = await rconn.recv<number>();
    p.terminate();
    await p.join();
    await expect(rconn.recv()).rejects.toThrow('the other end is closed');
    await gone(pid);
  });

  it('test_process', async () => {
    const q = new Queue<unknown>(1);
    const p = new Process({
      target: async (
        queue: Queue<unknown>,
        one: number,
        two: number,
        who: () => Promise<ProcessInfo>,
      ) => {
        await queue.put([one, two]);
        const { name, pid } = await who();
        await queue.put(name);
        await queue.put(pid);
      },
      args: [q, 1, 2, current] as const,
      name: 'SomeProcess',
      daemon: true,
    });
    expect(p.isAlive()).toBe(false);
    expect(p.daemon).toBe(true);
    expect(activeChildren()).not.toContain(p);
    expect(p.exitcode).toBeUndefined();
    p.start();
    expect(p.exitcode).toBeUndefined();
    expect(p.isAlive()).toBe(true);
    expect(activeChildren()).toContain(p);
    expect(await q.get()).toEqual([1, 2]);
    expect(await q.get()).toBe(p.name);
    expect(await q.get()).toBe(p.pid);
    await p.join();
    expect(p.exitcode).toBe(0);
    expect(p.isAlive()).toBe(false);
    expect(activeChildren()).not.toContain(p);
  });

  async function killed(end: (p: Process) => void): Promise<number | undefined> {
    const p = new Process({ target: never, daemon: true });
    p.start();
    expect(p.isAlive()).toBe(true);
    expect(activeChildren()).toContain(p);
    expect(p.exitcode).toBeUndefined();
    for (const timeout of [0, -1]) {
      const before = performance.now();
      await p.join({ timeout });
      expect(performance.now() - before).toBeLessThan(200);
      expect(p.isAlive()).toBe(true);
    }
    end(p);
    await p.join();
    expect(p.isAlive()).toBe(false);
    expect(activeChildren()).not.toContain(p);
    await p.join();
    return p.exitcode;
  }

  it('test_terminate', async () => {
    expect(await killed((p) => p.terminate())).toBe(-15);
  });

  it('test_kill', async () => {
    expect(await killed((p) => p.kill())).toBe(-9);
  });

  it('test_cpu_count', () => {
    expect(Number.isInteger(cpuCount())).toBe(true);
    expect(cpuCount()).toBeGreaterThanOrEqual(1);
  });

  it('test_active_children', async () => {
    expect(Array.isArray(activeChildren())).toBe(true);
    const p = new Process({
      target: () => new Promise((done) => setTimeout(done, 10)),
      daemon: true,
    });
    expect(activeChildren()).not.toContain(p);
    p.start();
    expect(activeChildren()).toContain(p);
    await p.join();
    expect(activeChildren()).not.toContain(p);
  });

  it('test_recursion', async () => {
    const [rconn, wconn] = Pipe(false);
    const recurse = fromModule<Helpers['recurse']>(helpers, 'recurse');
    await recurse(wconn, []);
    const result: unknown[] = [];
    while (await rconn.poll()) result.push(await rconn.recv());
    expect(result).toEqual([[], [0], [0, 0], [0, 1], [1], [1, 0], [1, 1]]);
  });

  it('test_sentinel', async () => {
    const event = new Event();
    const p = new Process({ target: (e: Event) => e.wait({ timeout: 10_000 }), args: [event] });
    expect(() => p.sentinel).toThrow('Start the process before sentinel');
    p.start();
    const { sentinel } = p;
    let isOver = false;
    void sentinel.then(() => (isOver = true));
    await Promise.resolve();
    expect(isOver).toBe(false);
    await event.set();
    await p.join();
    await sentinel;
    expect(isOver).toBe(true);
  });

  it('test_close', async () => {
    const q = new Queue<string>();
    const p = new Process({
      target: (queue: Queue<string>) => queue.get(),
      args: [q],
      daemon: true,
    });
    p.start();
    expect(p.isAlive()).toBe(true);
    expect(() => p.close()).toThrow('Join the process before closing it');
    await q.put('go');
    await p.join();
    expect(p.isAlive()).toBe(false);
    expect(p.exitcode).toBe(0);
    p.close();
    expect(() => p.isAlive()).toThrow('it is closed');
    await expect(p.join()).rejects.toThrow('it is closed');
    expect(() => p.terminate()).toThrow('it is closed');
    p.close();
  });

  it('test_many_processes', async () => {
    const N = 5;
    const brief = Array.from(
      { length: N },
      () => new Process({ target: () => new Promise((done) => setTimeout(done, 10)) }),
    );
    for (const p of brief) p.start();
    for (const p of brief) await p.join();
    expect(brief.map((p) => p.exitcode)).toEqual(Array(N).fill(0));
    const endless = Array.from({ length: N }, () => new Process({ target: never }));
    for (const p of endless) p.start();
    for (const p of endless) p.terminate();
    for (const p of endless) await p.join();
    expect(endless.map((p) => p.exitcode)).toEqual(Array(N).fill(-15));
  });

  it('test_child_fd_inflation', async () => {
    if (process.platform !== 'linux') return;
    const [evt, q] = [new Event(), new Queue<number>()];
    const all = Array.from(
      { length: 4 },
      () =>
        new Process({
          target: async (queue: Queue<number>, event: Event) => {
            const fs = (
              globalThis as unknown as {
                process: {
                  getBuiltinModule(name: string): { readdirSync(path: string): string[] };
                };
              }
            ).process.getBuiltinModule('node:fs');
            await queue.put(fs.readdirSync('/proc/self/fd').length);
            await event.wait();
          },
          args: [q, evt] as const,
        }),
    );
    for (const p of all) p.start();
    const counts: number[] = [];
    while (counts.length < all.length) counts.push(await q.get());
    await evt.set();
    for (const p of all) await p.join();
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  it('test_wait_for_threads', async () => {
    const evt = new Event();
    const proc = new Process({
      target: fromModule<Helpers['startThread']>(helpers, 'startThread'),
      args: [evt],
    });
    proc.start();
    await proc.join();
    expect(await evt.isSet()).toBe(true);
  });

  it('test_error_on_stdio_flush_2', async () => {
    for (const name of ['stdout', 'stderr'] as const) {
      const evt = new Event();
      const proc = new Process({
        target: async (event: Event, stream: string) => {
          Object.defineProperty(globalThis.process, stream, { value: undefined });
          await event.set();
        },
        args: [evt, name] as const,
      });
      proc.start();
      await proc.join();
      expect(await evt.isSet()).toBe(true);
      expect(proc.exitcode).toBe(0);
    }
  });
});

describe('CPython _test_multiprocessing._TestSubclassingProcess', () => {
  it('test_sys_exit', async () => {
    const cases = [
      [true, 1],
      [false, 0],
      [8, 8],
      [null, 0],
      [undefined, 0],
      ['ignore this', 1],
    ] as const;
    for (const [reason, expected] of cases) {
      const target = fromModule<Helpers['exit']>(helpers, 'exit');
      const p = new Process({ target, args: [reason], daemon: true });
      p.start();
      await p.join();
      expect(p.exitcode).toBe(expected);
    }
  });
});

describe('CPython _test_multiprocessing.TestNoForkBomb', () => {
  it('test_noforkbomb: differs – parentProcess() is the guard, and nobody checks', async () => {
    const { lines, exitCode } = await runProgram('testing/guarded-process.ts');
    expect(lines).toEqual(['started by nobody', 'started by MainProcess', 'exit code 0']);
    expect(exitCode).toBe(0);
  });
});

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((next) => setTimeout(next, 5));
  }
}
