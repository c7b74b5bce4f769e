import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProcessPoolExecutor, ThreadPoolExecutor, wait } from '../../futures/index.ts';
import { coreOf } from '../../futures/executor/executor.ts';
import { Pool, ThreadPool } from '../../multiprocessing/index.ts';
import { poolCoreOf } from '../../multiprocessing/pool/pool.ts';
import { executors, nap } from '../../testing/executors.ts';
import { runModule } from '../../testing/orphan.ts';
import { Semaphore } from '../../threading/index.ts';
import { threadsAlive } from '../shared/registry.ts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(() => vi.restoreAllMocks());

/** Quick, unless it is given a gate, at which it stands still. */
function step(n: number, gate?: Semaphore): number {
  gate?.acquireSync();
  return n;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Makes the function known as a quick one. */
async function warm(executor: ThreadPoolExecutor): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(range(50).map((n) => executor.submit(step, n)));
  }
}

describe('calls that are sent ahead', () => {
  it('travel many in one message, both ways', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 2 });
    await warm(executor);
    const hands = [...coreOf(executor).hands];
    const posts = hands.map(({ worker }) => vi.spyOn(worker, 'post'));
    const futures = range(1000).map((n) => executor.submit(step, n));
    expect(await Promise.all(futures)).toEqual(range(1000));
    const count = posts.reduce((sum, { mock }) => sum + mock.calls.length, 0);
    expect(count).toBeLessThan(100);
  });

  it('go to an idle worker, when the one before whom they lie stands still', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 2 });
    await warm(executor);
    const gate = new Semaphore(0);
    const stuck = executor.submit(step, 0, gate);
    const others = range(30).map((n) => executor.submit(step, n));
    expect(await Promise.all(others)).toEqual(range(30));
    expect(stuck.done()).toBe(false);
    gate.release();
    expect(await stuck).toBe(0);
  });

  it('are answered before the worker stands still', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    await warm(executor);
    const gate = new Semaphore(0);
    const before = range(5).map((n) => executor.submit(step, n));
    const stuck = executor.submit(step, 5, gate);
    expect(await Promise.all(before)).toEqual(range(5));
    expect([stuck.running(), stuck.cancel()]).toEqual([true, false]);
    gate.release();
    expect(await stuck).toBe(5);
  });

  it('need not fail with one of them whose arguments cannot go there', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    await warm(executor);
    const gate = (() => 1) as never;
    const futures = [
      executor.submit(step, 1),
      executor.submit(step, 2, gate),
      executor.submit(step, 3),
    ];
    expect(await futures[0]).toBe(1);
    await expect(futures[1]).rejects.toThrow('Pass data, or a function of fromModule()');
    expect(await futures[2]).toBe(3);
    expect(await executor.submit(step, 4)).toBe(4);
  });

  it('can be cancelled until a worker has begun them, and are pending until then', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    await warm(executor);
    const gate = new Semaphore(0);
    const before = executor.submit(step, 0);
    const stuck = executor.submit(step, 1, gate);
    const behind = range(5).map((n) => executor.submit(step, n));
    await before;
    expect(behind.map((future) => future.running())).toEqual(range(5).map(() => false));
    expect(behind[2]?.cancel()).toBe(true);
    gate.release();
    const { done } = await wait([stuck, ...behind]);
    expect(done.size).toBe(6);
    expect(behind.map((future) => future.cancelled())).toEqual([false, false, true, false, false]);
    expect(await executor.submit(step, 7)).toBe(7);
  });

  it('are cancelled by a shutdown that cancels', async () => {
    const executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    await warm(executor);
    const gate = new Semaphore(0);
    const before = executor.submit(step, 0);
    const stuck = executor.submit(step, 1, gate);
    const behind = range(5).map((n) => executor.submit(step, n));
    await before;
    const down = executor.shutdown({ cancelFutures: true });
    expect(behind.every((future) => future.cancelled())).toBe(true);
    gate.release();
    await down;
    expect(await stuck).toBe(1);
  });

  it('begin in order with one worker, whatever was taken back', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    const log = new Int32Array(new SharedArrayBuffer(4 * 101));
    const note = (n: number, cells: Int32Array) => {
      cells[Atomics.add(cells, 0, 1) + 1] = n;
    };
    await Promise.all(range(100).map((n) => executor.submit(note, n, log)));
    expect([...log.subarray(1)]).toEqual(range(100));
  });
});

describe('a worker that is lost', () => {
  it('takes the whole thread executor with it, and says how it ended', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 2 });
    const lost = executor.submit(() => process.exit(3));
    const pending = range(10).map(() => executor.submit(nap, 10_000));
    await expect(lost.result()).rejects.toMatchObject({
      name: 'BrokenThreadPool',
      message: 'Make a new executor: a thread of this one ended with exit code 3',
    });
    for (const future of pending) {
      expect(await future.exception()).toMatchObject({ name: 'BrokenThreadPool' });
    }
    expect(() => executor.submit(nap, 1)).toThrow('ended with exit code 3');
  });

  it('says what it threw that nobody caught', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    const lost = executor.submit(async () => {
      setTimeout(() => {
        throw new RangeError('in a timer');
      });
      await new Promise((resolve) => setTimeout(resolve, 10_000));
    });
    await expect(lost.result()).rejects.toMatchObject({ cause: new RangeError('in a timer') });
  });

  it('costs a pool its own tasks only, and another takes its place', async () => {
    await using pool = new Pool({ processes: 2 });
    const kill = (): void => process.kill(process.pid, 'SIGKILL') as never;
    const other = pool.applyAsync(nap, [300]);
    await expect(pool.apply(kill)).rejects.toThrow(
      /^Let the task return: process \d+ of the pool was ended by SIGKILL$/,
    );
    await other.get();
    expect(await pool.map((n: number) => n + 1, range(10))).toEqual(range(10).map((n) => n + 1));
  });

  it('at its start ends the pool, instead of being started for ever', async () => {
    await using pool = new ThreadPool({ processes: 2, initializer: () => process.exit(4) });
    await expect(pool.apply(nap, [1])).rejects.toThrow('ended with exit code 4');
    expect(() => pool.applyAsync(nap, [1])).toThrow(RangeError);
  });
});

describe('what cannot be cloned', () => {
  it.each(executors)('fails its own call only: $name', async ({ Type }) => {
    await using executor = new Type({ maxWorkers: 1 });
    const identity = (value: unknown): unknown => value;
    const values = [1, Symbol('no'), 2, { call: () => 3 }, 4];
    const outcomes = values.map((value) => executor.submit(identity, value).exception());
    expect(
      (await Promise.all(outcomes)).map((error) => (error as Error | undefined)?.name),
    ).toEqual([undefined, 'DataCloneError', undefined, 'DataCloneError', undefined]);
    const make = (n: number): unknown => (n % 2 === 0 ? n : () => n);
    const made = range(4).map((n) => executor.submit(make, n).exception());
    expect((await Promise.all(made)).map((error) => (error as Error | undefined)?.name)).toEqual([
      undefined,
      'DataCloneError',
      undefined,
      'DataCloneError',
    ]);
  });

  it('may be part of what is thrown', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    const failing = executor.submit(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- anything can be thrown
      throw { call: () => 1 };
    });
    expect(await failing.exception()).toEqual(new Error('[object Object]'));
  });

  it('names the function among arguments that must come from a module', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    const call = (callback: () => number): number => callback();
    await expect(executor.submit(call, () => 1).result()).rejects.toThrow(
      new TypeError('Pass data, or a function of fromModule(): a function cannot be sent'),
    );
  });
});

describe('pools that are gone', () => {
  it('leave no thread, no process and no handle behind', async () => {
    const resources = () =>
      process.getActiveResourcesInfo().filter((name) => !/Timeout|Immediate|FSReq/.test(name))
        .length;
    const open = async () => {
      const threads = new ThreadPool({ processes: 2 });
      const processes = new ProcessPoolExecutor({ maxWorkers: 1 });
      const results = [threads.apply(nap, [0]), processes.submit(nap, 0)];
      await Promise.all(results);
      const unfinished = threads.mapAsync(nap, [10_000, 10_000]);
      threads.terminate();
      await threads.join();
      await processes.shutdown();
      await expect(unfinished.get()).rejects.toThrow('it was terminated');
    };
    await open();
    const before = { threads: threadsAlive().length, resources: resources() };
    for (let round = 0; round < 5; round += 1) await open();
    expect({ threads: threadsAlive().length, resources: resources() }).toEqual(before);
  });

  it('end with their owner', async () => {
    const ran = await runModule(`
      import { ProcessPoolExecutor } from 'bingfa/futures';
      const executor = new ProcessPoolExecutor({ maxWorkers: 2 });
      const pids = [executor.submit(() => process.pid), executor.submit(() => process.pid)];
      console.log((await Promise.all(pids)).join(' '));
      executor.submit(() => { for (;;); });
      await new Promise((resolve) => setTimeout(resolve, 50));
      process.exit(0);
    `);
    const pids = ran.out.trim().split(' ').map(Number);
    expect(pids).toHaveLength(2);
    const areGone = () => {
      for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    };
    await vi.waitFor(areGone, { timeout: 20_000 });
  });

  it('do not keep a program running that is done', async () => {
    const ran = await runModule(`
      import { ThreadPool } from 'bingfa/multiprocessing';
      import { ThreadPoolExecutor } from 'bingfa/futures';
      new ThreadPool({ processes: 1 });
      const executor = new ThreadPoolExecutor();
      console.log(await executor.submit(() => 'done'));
    `);
    expect(ran).toEqual({ code: 0, out: 'done\n', err: '' });
  });

  it('need no timer when they are idle, which a browser cannot tell to keep nothing', async () => {
    const ran = await runModule(`
      import { ThreadPoolExecutor } from 'bingfa/futures';
      const executor = new ThreadPoolExecutor();
      await executor.submit(() => 'done');
      const timer = globalThis.setTimeout;
      globalThis.setTimeout = (...args) => (console.log('a timer'), timer(...args));
      await executor.shutdown();
      setImmediate(() => console.log('shut down'));
    `);
    expect(ran).toEqual({ code: 0, out: 'shut down\n', err: '' });
  });
});

describe('a pool', () => {
  it('does not stop at a call-back that throws', async () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => {});
    await using pool = new ThreadPool({ processes: 1 });
    const result = pool.applyAsync((n: number) => n, [1], {
      callback: () => {
        throw new RangeError('in the call-back');
      },
    });
    expect(await result.get()).toBe(1);
    expect(written).toHaveBeenCalledOnce();
  });

  it('takes items without end, as far as its workers get', async () => {
    await using pool = new ThreadPool({ processes: 1 });
    let pulled = 0;
    function* endless() {
      for (;;) yield (pulled += 1);
    }
    const results = pool.imap((n: number) => n * 2, endless());
    expect((await results.next()).value).toBe(2);
    expect(pulled).toBeLessThan(20_000);
  });

  it('waits for one result no longer than asked, and goes on afterwards', async () => {
    await using pool = new ThreadPool({ processes: 1 });
    const gate = new Semaphore(0);
    const results = pool.imap(
      (semaphore: Semaphore) => Number(semaphore.acquireSync({ timeout: 20_000 }) !== undefined),
      [gate],
    );
    await expect(results.next({ timeout: 5 })).rejects.toMatchObject({ name: 'TimeoutError' });
    gate.release();
    expect(await results.next()).toEqual({ done: false, value: 1 });
  });

  it('refuses what comes too late or too early, in one line', async () => {
    const pool = new ThreadPool({ processes: 1 });
    await expect(pool.join()).rejects.toThrow(
      new RangeError('Close the pool before join(): it still runs'),
    );
    const result = pool.applyAsync(nap, [5]);
    expect(() => result.successful()).toThrow(
      new RangeError('Wait for the result first: it is not there yet'),
    );
    pool.close();
    expect(() => pool.applyAsync(nap, [5])).toThrow(
      new RangeError('Use the pool before close() and terminate(): it does not run'),
    );
    await pool.join();
    expect([result.ready(), result.successful()]).toEqual([true, true]);
    expect(poolCoreOf(pool).hands.size).toBe(0);
  });
});

describe('a worker that cannot be started', () => {
  it('fails the calls, which would wait for ever', async () => {
    const node = process.getBuiltinModule('node:child_process');
    const spy = vi.spyOn(node, 'fork').mockImplementation(() => {
      throw new Error('no more processes');
    });
    const executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const future = executor.submit(nap, 1);
    await expect(future.result()).rejects.toThrow('no more processes');
    expect(() => executor.submit(nap, 1)).toThrow('no more processes');
    spy.mockRestore();
    await executor.shutdown();
  });
});
