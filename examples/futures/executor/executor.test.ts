import { afterAll, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { getRunningLoop } from '../../asyncio/index.ts';
import { divmod, executors, multiply, nap, pid, power } from '../../testing/executors.ts';
import { Semaphore as ProcessSemaphore } from '../../multiprocessing/index.ts';
import { Semaphore } from '../../threading/index.ts';
import { availableCores } from '../../internal/pool/cores.ts';
import { RemoteTraceback } from '../../internal/pool/remote-traceback.ts';
import {
  BrokenProcessPool,
  type Future,
  ProcessPoolExecutor,
  ThreadPoolExecutor,
  TimeoutError,
} from '../index.ts';
import { coreOf } from './executor.ts';
import { MapResults } from './map-results.ts';

vi.setConfig({ testTimeout: 30_000 });

const ten = Array.from({ length: 10 }, (_, index) => index);

describe.each(executors)('CPython test_concurrent_futures.ExecutorTest, $name', ({ Type }) => {
  const executor = new Type({ maxWorkers: 2 });
  afterAll(() => executor.shutdown());

  it('test_submit', async () => {
    expect(await executor.submit(power, 2, 8).result()).toBe(256);
  });

  it('test_map', async () => {
    const powers = ten.map((n) => n ** n);
    expect(await Array.fromAsync(executor.map(power, ten, ten))).toEqual(powers);
    const chunked = executor.map(power, ten, ten, { chunksize: 3 });
    expect(await Array.fromAsync(chunked)).toEqual(powers);
  });

  it('test_map_exception', async () => {
    const results = executor.map(divmod, [1, 1, 1, 1], [2, 3, 0, 5]);
    expect((await results.next()).value).toEqual([0, 1]);
    expect((await results.next()).value).toEqual([0, 1]);
    await expect(results.next()).rejects.toThrow(new RangeError('division by zero'));
  });

  it('test_map_timeout', async () => {
    const results: unknown[] = [];
    await executor.submit(nap, 0);
    const loop = async () => {
      for await (const result of executor.map(nap, [0, 0, 1000], { timeout: 400 })) {
        results.push(result);
      }
    };
    await expect(loop()).rejects.toThrow(TimeoutError);
    expect(results).toEqual([undefined, undefined]);
  });

  it('test_shutdown_race_issue12456', async () => {
    const other = new Type({ maxWorkers: 2 });
    other.map((n: number) => `${n}`, [2, 2, 2]);
    await other.shutdown();
  });

  it('test_max_workers_negative', () => {
    for (const maxWorkers of [0, -1]) {
      expect(() => new Type({ maxWorkers })).toThrow(
        new RangeError(`Pass a whole number >= 1 as maxWorkers: received ${maxWorkers}`),
      );
    }
  });
});

describe('CPython test_concurrent_futures.ThreadPoolExecutorTest', () => {
  it('test_map_submits_without_iteration', async () => {
    const executor = new ThreadPoolExecutor({ maxWorkers: 2 });
    const finished = new Int32Array(new SharedArrayBuffer(40));
    const record = (n: number, cells: Int32Array) => {
      cells[n] = 1;
    };
    executor.map(
      record,
      ten,
      Array.from(ten, () => finished),
    );
    await executor.shutdown();
    expect([...finished]).toEqual(ten.map(() => 1));
  });

  it('test_default_workers', () => {
    const executor = new ThreadPoolExecutor();
    expect(coreOf(executor).size).toBe(Math.min(32, availableCores() + 4));
  });

  it('test_saturation', async () => {
    const executor = new ThreadPoolExecutor({ maxWorkers: 4 });
    const semaphore = new Semaphore(0);
    const futures = Array.from({ length: 60 }, () =>
      executor.submit(async (gate: Semaphore) => {
        await gate.acquire();
      }, semaphore),
    );
    await Promise.resolve();
    expect(coreOf(executor).hands.size).toBe(4);
    for (let count = 0; count < 60; count += 1) semaphore.release();
    await executor.shutdown();
    expect(futures.every((future) => future.done() && !future.cancelled())).toBe(true);
  });

  it('test_idle_thread_reuse', async () => {
    await using executor = new ThreadPoolExecutor();
    for (const [x, y] of [
      [21, 2],
      [6, 7],
      [3, 14],
    ] as const) {
      expect(await executor.submit(multiply, x, y).result()).toBe(42);
    }
    expect(coreOf(executor).hands.size).toBe(1);
  });

  it('test_executor_map_current_future_cancel', async () => {
    const log = new Int32Array(new SharedArrayBuffer(12));
    const gate = new Semaphore(0);
    const logAndWait = async (ident: number, cells: Int32Array, stop: Semaphore) => {
      cells[ident] = 1;
      await stop.acquire();
    };
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    const first = executor.submit(logAndWait, 0, log, gate);
    const results = executor.map(logAndWait, [1, 2], [log, log], [gate, gate], { timeout: 0 });
    await expect(results.next()).rejects.toThrow(TimeoutError);
    gate.release();
    await first;
    await executor.shutdown();
    expect([...log]).toEqual([1, 0, 0]);
  });
});

describe('CPython test_concurrent_futures.ProcessPoolExecutorTest', () => {
  it('test_killed_child', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const future = executor.submit(nap, 60_000);
    await Promise.resolve();
    const [hand] = coreOf(executor).hands;
    hand?.worker.kill('SIGKILL');
    await expect(future.result()).rejects.toMatchObject({
      name: 'BrokenProcessPool',
      exitCode: -9,
      message: `Make a new executor: its process ${hand?.worker.pid} was ended by SIGKILL`,
    });
    expect(() => executor.submit(power, 2, 8)).toThrow(BrokenProcessPool);
  });

  it('test_map_chunksize', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
    const forty = Array.from({ length: 40 }, (_, index) => index);
    const powers = forty.map((n) => n ** n);
    for (const chunksize of [6, 50, 40]) {
      const results = executor.map(power, forty, forty, { chunksize });
      expect(await Array.fromAsync(results)).toEqual(powers);
    }
    expect(() => executor.map(power, forty, forty, { chunksize: -1 })).toThrow(RangeError);
  });

  it('test_traceback', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 1 });
    const failing = executor.submit(function failing() {
      throw new RangeError('123');
    });
    const error = (await failing.exception()) as RangeError;
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe('123');
    expect(error.cause).toBeInstanceOf(RemoteTraceback);
    expect((error.cause as RemoteTraceback).tb).toContain('failing');
  });

  it('test_saturation', async () => {
    const executor = new ProcessPoolExecutor({ maxWorkers: 3 });
    const semaphore = new ProcessSemaphore(0);
    const futures = Array.from({ length: 45 }, () =>
      executor.submit(async (gate: ProcessSemaphore) => {
        await gate.acquire();
      }, semaphore),
    );
    await Promise.resolve();
    expect(coreOf(executor).hands.size).toBe(3);
    for (let count = 0; count < 45; count += 1) await semaphore.release();
    await executor.shutdown();
    expect(futures.every((future) => future.done())).toBe(true);
    await Promise.all(futures);
  });

  it('test_idle_process_reuse_one', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 4 });
    for (const [x, y] of [
      [21, 2],
      [6, 7],
      [3, 14],
    ] as const) {
      expect(await executor.submit(multiply, x, y).result()).toBe(42);
    }
    expect(coreOf(executor).hands.size).toBe(1);
  });

  it('test_idle_process_reuse_multiple', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 5 });
    await executor.submit(multiply, 12, 7).result();
    executor.submit(multiply, 33, 25);
    await executor.submit(multiply, 25, 26).result();
    executor.submit(multiply, 18, 29);
    await executor.submit(multiply, 1, 2).result();
    executor.submit(multiply, 0, 9);
    await Promise.resolve();
    expect(coreOf(executor).hands.size).toBeLessThanOrEqual(3);
  });

  it('test_max_tasks_per_child', async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 1, maxTasksPerChild: 3 });
    const first = await executor.submit(pid).result();
    expect(await executor.submit(pid).result()).toBe(first);
    expect(coreOf(executor).hands.size).toBe(1);
    expect(await executor.submit(pid).result()).toBe(first);
    expect(await executor.submit(pid).result()).not.toBe(first);
    expect(coreOf(executor).hands.size).toBe(1);
  });

  it('test_max_tasks_early_shutdown', async () => {
    const executor = new ProcessPoolExecutor({ maxWorkers: 3, maxTasksPerChild: 1 });
    const futures = [0, 1, 2, 3, 4, 5].map((n) => executor.submit(multiply, n, n));
    await executor.shutdown();
    expect(await Promise.all(futures)).toEqual([0, 1, 4, 9, 16, 25]);
  });
});

describe('an executor', () => {
  it('pulls no more than buffersize ahead', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    let pulled = 0;
    function* endless() {
      for (;;) yield (pulled += 1);
    }
    const results = executor.map((n: number) => n * 2, endless(), { buffersize: 3 });
    expect(pulled).toBe(3);
    expect((await results.next()).value).toBe(2);
    expect(pulled).toBe(4);
    await results.return?.();
  });

  it('cancels what has not started, when a loop over its results is left', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    const cells = new Int32Array(new SharedArrayBuffer(4));
    const count = async (shared: Int32Array) => {
      Atomics.add(shared, 0, 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const results = executor.map(
      count,
      Array.from(ten, () => cells),
    );
    await results.next();
    await results.return?.();
    await executor.shutdown();
    expect(cells[0]).toBeLessThan(4);
  });

  it('gives each next() its result, also when several are asked for at once', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    const rows = [
      [1, 2],
      [3, 4],
      [5, 0],
    ].map((row) => Promise.resolve(row));
    const futures = rows.map((row) => ({
      result: () => row,
      cancel: () => true,
      done: () => true,
    }));
    const chunks = new MapResults(futures.values() as never, {});
    const values: unknown[] = [];
    const asked = Array.from({ length: 4 }, () => chunks.next());
    // Who asks when it has got one comes after those that have asked before.
    const late = asked[0]?.then(() => chunks.next());
    for (const next of [...asked, late]) values.push((await next)?.value);
    expect(values).toEqual([1, 2, 3, 4, 5]);
    const results = executor.map(divmod, [1, 1, 1], [1, 0, 1]);
    const all = await Promise.allSettled([results.next(), results.next(), results.next()]);
    expect(all).toMatchObject([
      { value: { value: [1, 0] } },
      { reason: new RangeError('division by zero') },
      { value: { done: true } },
    ]);
  });

  it('refuses at the call what cannot be run or iterated', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    expect(() => executor.submit(1 as never)).toThrow(
      new TypeError('Pass a function as fn: received number'),
    );
    expect(() => executor.submit(Math.max, 1)).toThrow(
      'Wrap it in a function of your own: native code cannot go to a thread',
    );
    expect(() => executor.map(multiply, 1 as never, [1])).toThrow(
      new TypeError('Pass an array to map(): received number'),
    );
    async function* later() {
      yield await Promise.resolve(1);
    }
    const refusal = new TypeError('Pass an array to map(): received an async iterable');
    expect(() => executor.map(power, later() as never, [1])).toThrow(refusal);
    expect(() => executor.map(power, [1], later() as never)).toThrow(refusal);
    expect(() => executor.map(power, [1], 5 as never)).toThrow('received number');
    expect(await Array.fromAsync(executor.map(power, [], [], undefined))).toEqual([]);
    expect(() => executor.map(multiply as never)).toThrow(
      new TypeError('Pass an iterable to map(): received none'),
    );
    expect(() => new ThreadPoolExecutor({ initializer: 1 as never })).toThrow(
      new TypeError('Pass a function as initializer: received number'),
    );
  });

  it('is what runInExecutor() takes', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    const loop = getRunningLoop();
    expect(await loop.runInExecutor(executor, multiply, 6, 7)).toBe(42);
    await expect(loop.runInExecutor(executor, divmod, 1, 0)).rejects.toThrow(RangeError);
  });

  it('has the types of its contract', () => {
    const executor = new ThreadPoolExecutor();
    const dateOf = (year: number, text: string) => Promise.resolve(new Date(`${year}${text}`));
    const submit = () => executor.submit(dateOf, 2026, '-01-01');
    const map = () => executor.map(dateOf, [2026], ['-01-01'], { timeout: 5 });
    expectTypeOf(submit).returns.toEqualTypeOf<Future<Date>>();
    expectTypeOf(map).returns.toExtend<AsyncIterable<Date>>();
    // @ts-expect-error -- a year is a number
    expectTypeOf(() => executor.submit(dateOf, '2026', '-01-01')).toBeFunction();
  });
});
