import { afterAll, describe, expect, it, vi } from 'vitest';
import { nap } from '../../testing/executors.ts';
import { runModule } from '../../testing/orphan.ts';
import type { usePool } from '../../testing/pool-jobs.ts';
import {
  fromModule,
  MaybeEncodingError,
  Pool,
  Process,
  RemoteTraceback,
  ThreadPool,
  TimeoutError,
} from '../index.ts';
import { poolCoreOf } from './pool.ts';

vi.setConfig({ testTimeout: 30_000 });

const kinds = [
  { name: 'processes', Type: Pool },
  { name: 'threads', Type: ThreadPool },
];

const square = (x: number): number => x * x;
const multiply = (x: number, y: number): number => x * y;

async function slowSquare(x: number, wait: number): Promise<number> {
  await new Promise((resolve) => {
    setTimeout(resolve, wait);
  });
  return x * x;
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

class SayWhen extends RangeError {}

function* failing(total: number, when: number): Generator<number> {
  if (when < 0) throw new SayWhen('Somebody said when');
  for (let index = 0; index < total; index += 1) {
    if (index === when) throw new SayWhen('Somebody said when');
    yield index;
  }
}

const late = {
  [Symbol.iterator]: () => ({
    next: () => {
      throw new SayWhen('Somebody said when');
    },
  }),
};

describe.each(kinds)('CPython _test_multiprocessing._TestPool, $name', ({ name, Type }) => {
  const pool = new Type({ processes: 2 });
  afterAll(async () => {
    pool.terminate();
    await pool.join();
  });

  it('test_apply', async () => {
    expect(await pool.apply(square, [5])).toBe(25);
    expect(await pool.apply(() => 'nothing')).toBe('nothing');
  });

  it('test_map', async () => {
    expect(await pool.map(square, range(10))).toEqual(range(10).map(square));
    const chunked = await pool.map(square, range(100), { chunksize: 20 });
    expect(chunked).toEqual(range(100).map(square));
  });

  it('test_starmap', async () => {
    const pairs = range(10).map((n): [number, number] => [n, 9 - n]);
    const products = pairs.map(([x, y]) => x * y);
    expect(await pool.starmap(multiply, pairs)).toEqual(products);
    expect(await pool.starmap(multiply, pairs, { chunksize: 20 })).toEqual(products);
  });

  it('test_starmap_async', async () => {
    const pairs = range(100).map((n): [number, number] => [n, 99 - n]);
    const result = pool.starmapAsync(multiply, pairs);
    expect(await result.get()).toEqual(pairs.map(([x, y]) => x * y));
  });

  it('test_map_async', async () => {
    expect(await pool.mapAsync(square, range(10)).get()).toEqual(range(10).map(square));
  });

  it('test_map_async_callbacks', async () => {
    const told: unknown[] = [];
    const options = {
      callback: (value: unknown) => told.push(value),
      errorCallback: (error: unknown) => told.push(error),
    };
    const numberOf = (text: string) => {
      if (Number.isNaN(Number(text))) throw new RangeError(text);
      return Number(text);
    };
    await pool.mapAsync(numberOf, ['1'], options).wait();
    expect(told).toEqual([[1]]);
    await pool.mapAsync(numberOf, ['a'], options).wait();
    expect(told[1]).toBeInstanceOf(RangeError);
  });

  it('test_map_unplicklable', async () => {
    const bad = {
      get value(): number {
        throw new RangeError('cannot pickle');
      },
    };
    const results = pool.map(
      ({ value }: { value: number }) => value,
      range(10).map(() => bad),
    );
    await expect(results).rejects.toThrow('cannot pickle');
  });

  it('test_map_chunksize', async () => {
    const result = pool.mapAsync(square, [], { chunksize: 1 });
    expect(await result.get({ timeout: 1000 })).toEqual([]);
  });

  it('test_map_handle_iterable_exception', async () => {
    for (const items of [failing(1, -1), failing(1, -1), failing(10, 3), late, late]) {
      await expect(pool.map(square, items, { chunksize: 1 })).rejects.toThrow(SayWhen);
    }
  });

  it('test_async', async () => {
    const start = performance.now();
    expect(await pool.applyAsync(slowSquare, [7, 80]).get()).toBe(49);
    expect(performance.now() - start).toBeGreaterThan(75);
  });

  it('test_async_timeout', async () => {
    await using other = new Type({ processes: 1 });
    const result = other.applyAsync(slowSquare, [6, 60_000]);
    await expect(result.get({ timeout: 30 })).rejects.toThrow(TimeoutError);
    expect(result.ready()).toBe(false);
  });

  it('test_imap', async () => {
    expect(await Array.fromAsync(pool.imap(square, range(10)))).toEqual(range(10).map(square));
    const one = pool.imap(square, range(10));
    for (const n of range(10)) expect(await one.next()).toEqual({ done: false, value: n * n });
    expect((await one.next()).done).toBe(true);
    const chunked = pool.imap(square, range(1000), { chunksize: 100 });
    expect(await Array.fromAsync(chunked)).toEqual(range(1000).map(square));
    expect((await chunked.next()).done).toBe(true);
  });

  it('test_imap_handle_iterable_exception', async () => {
    for (const [total, when, chunksize] of [
      [1, -1, 1],
      [10, 3, 1],
      [20, 7, 2],
      [20, 7, 4],
    ] as const) {
      const results = pool.imap(square, failing(total, when), { chunksize });
      const before = Math.max(0, when - (when % chunksize));
      for (const n of range(before)) expect((await results.next()).value).toBe(n * n);
      await expect(results.next()).rejects.toThrow(SayWhen);
    }
  });

  it('test_imap_unordered', async () => {
    const inOrder = (a: number, b: number) => a - b;
    const few = await Array.fromAsync(pool.imapUnordered(square, range(10)));
    expect(few.sort(inOrder)).toEqual(range(10).map(square));
    const many = pool.imapUnordered(square, range(1000), { chunksize: 100 });
    expect((await Array.fromAsync(many)).sort(inOrder)).toEqual(range(1000).map(square));
  });

  it('test_imap_unordered_handle_iterable_exception', async () => {
    for (const [total, when, chunksize] of [
      [1, -1, 1],
      [10, 3, 1],
      [20, 7, 2],
    ] as const) {
      const results = pool.imapUnordered(square, failing(total, when), { chunksize });
      const expected = new Set(range(total).map(square));
      const loop = async () => {
        for await (const value of results) expect(expected.delete(value)).toBe(true);
      };
      await expect(loop()).rejects.toThrow(SayWhen);
    }
  });

  it('test_make_pool', async () => {
    for (const processes of [-1, 0]) expect(() => new Type({ processes })).toThrow(RangeError);
    const other = new Type({ processes: 3 });
    expect(poolCoreOf(other).hands.size).toBe(3);
    other.close();
    await other.join();
  });

  it('test_terminate', async () => {
    const other = new Type({ processes: 2 });
    const result = other.mapAsync(
      nap,
      range(10_000).map(() => 60_000),
      { chunksize: 1 },
    );
    await other.applyAsync(square, [1]).wait({ timeout: 100 });
    other.terminate();
    await other.join();
    await expect(result.get()).rejects.toThrow('it was terminated');
  });

  it('test_empty_iterable', async () => {
    expect(await pool.map(square, [])).toEqual([]);
    expect(await Array.fromAsync(pool.imap(square, []))).toEqual([]);
    expect(await Array.fromAsync(pool.imapUnordered(square, []))).toEqual([]);
    expect(await pool.mapAsync(square, []).get()).toEqual([]);
  });

  it('test_context', async () => {
    let closed: Pool;
    {
      await using other = new Type({ processes: 2 });
      expect(await other.mapAsync(square, range(10)).get()).toEqual(range(10).map(square));
      closed = other;
    }
    await closed.join();
    expect(() => closed.mapAsync(square, range(10))).toThrow(RangeError);
  });

  it('test_traceback', async () => {
    const error = (await pool
      .apply(function failing() {
        throw new RangeError('123');
      })
      .catch((thrown: unknown) => thrown)) as Error;
    expect(error).toEqual(new RangeError('123'));
    if (name === 'threads') {
      expect(error.stack).toContain('failing');
      return;
    }
    expect(error.cause).toBeInstanceOf(RemoteTraceback);
    expect((error.cause as RemoteTraceback).tb).toContain('failing');
    const own: unknown = await pool.map(square, failing(1, -1)).catch((thrown: unknown) => thrown);
    expect((own as Error).cause).toBeUndefined();
  });

  it('test_wrapped_exception', async () => {
    const running = pool.apply(() => {
      throw new RangeError('foo');
    });
    await expect(running).rejects.toThrow(new RangeError('foo'));
  });

  it('test_map_no_failfast', async () => {
    const start = performance.now();
    const fail = async (ms: number) => {
      if (ms > 0) {
        await new Promise((resolve) => {
          setTimeout(resolve, ms);
        });
      }
      throw new RangeError('x'.repeat(1024 * 1024));
    };
    await expect(pool.map(fail, [0, 100])).rejects.toThrow(RangeError);
    expect(performance.now() - start).toBeGreaterThan(95);
  });

  it('test_enter', async () => {
    const other = new Type({ processes: 1 });
    await other[Symbol.asyncDispose]();
    expect(() => other.applyAsync(square, [1])).toThrow(RangeError);
    await other.join();
  });
});

describe('CPython _test_multiprocessing._TestPoolWorkerErrors', () => {
  it('test_async_error_callback', async () => {
    await using pool = new Pool({ processes: 1 });
    let told: unknown;
    const result = pool.applyAsync(
      () => {
        throw new RangeError('key');
      },
      [],
      { errorCallback: (error) => (told = error) },
    );
    await expect(result.get()).rejects.toThrow(RangeError);
    expect(told).toEqual(new RangeError('key'));
  });

  it('test_unpickleable_result', async () => {
    await using pool = new Pool({ processes: 2 });
    for (let round = 0; round < 20; round += 1) {
      let told: unknown;
      const result = pool.applyAsync(() => () => 42, [], {
        errorCallback: (error) => (told = error),
      });
      await expect(result.get()).rejects.toThrow(MaybeEncodingError);
      expect(told).toBeInstanceOf(MaybeEncodingError);
      expect(told).toMatchObject({ value: '() => 42', cause: { name: 'DataCloneError' } });
      expect((told as MaybeEncodingError).exc).toContain('could not be cloned');
    }
  });
});

describe('CPython _test_multiprocessing._TestPoolWorkerLifetime', () => {
  const pids = (pool: Pool) => [...poolCoreOf(pool).hands].map(({ worker }) => worker.pid);

  it('test_pool_worker_lifetime', async () => {
    const pool = new Pool({ processes: 2, maxtasksperchild: 10 });
    const before = pids(pool);
    expect(before).toHaveLength(2);
    const results = range(40).map((n) => pool.applyAsync(square, [n]));
    for (const [n, result] of results.entries()) expect(await result.get()).toBe(n * n);
    expect(await pool.apply(square, [2])).toBe(4);
    const after = pids(pool);
    expect([...before, ...after]).not.toContain(undefined);
    expect(after.some((pid) => before.includes(pid))).toBe(false);
    pool.close();
    await pool.join();
  });

  it('test_pool_worker_lifetime_early_close', async () => {
    const pool = new Pool({ processes: 2, maxtasksperchild: 1 });
    const results = range(4).map((n) => pool.applyAsync(slowSquare, [n, 20]));
    pool.close();
    await pool.join();
    for (const [n, result] of results.entries()) expect(await result.get()).toBe(n * n);
  });

  it('test_pool_maxtasksperchild_invalid', () => {
    for (const maxtasksperchild of [0, -1, 0.5, '12' as never]) {
      expect(() => new Pool({ processes: 1, maxtasksperchild })).toThrow(
        /as maxtasksperchild: received/,
      );
    }
  });

  it('test_worker_finalization_via_atexit_handler_of_multiprocessing', async () => {
    const ran = await runModule(`
      import { Pool } from 'bingfa/multiprocessing';
      const pool = new Pool({ processes: 1 });
      console.log(await pool.map((n) => n * 2, [1, 2, 3]));
    `);
    expect(ran).toEqual({ code: 0, out: '[ 2, 4, 6 ]\n', err: '' });
  });
});

describe('CPython _test_multiprocessing.TestInitializers', () => {
  it('test_pool_initializer', async () => {
    const ready = new Int32Array(new SharedArrayBuffer(4));
    const pool = new ThreadPool({
      processes: 1,
      initializer: (cells: Int32Array) => {
        cells[0] = 1;
      },
      initargs: [ready],
    });
    pool.close();
    await pool.join();
    expect(ready[0]).toBe(1);
    expect(() => new Pool({ initializer: 1 as never })).toThrow(TypeError);
  });
});

describe('CPython _test_multiprocessing.TestPoolNotLeakOnFailure', () => {
  it('test_release_unused_processes', async () => {
    const node = process.getBuiltinModule('node:child_process');
    const fork = node.fork.bind(node);
    const started: ReturnType<typeof fork>[] = [];
    const spy = vi.spyOn(node, 'fork').mockImplementation((...args: Parameters<typeof fork>) => {
      if (started.length === 3) throw new Error('no more processes');
      const child = fork(...args);
      started.push(child);
      return child;
    });
    expect(() => new Pool({ processes: 6 })).toThrow('no more processes');
    spy.mockRestore();
    expect(started).toHaveLength(3);
    await vi.waitFor(() => {
      for (const child of started) expect(child.exitCode ?? child.signalCode).not.toBeNull();
    });
  });
});

describe('CPython _test_multiprocessing.TestStdinBadfiledescriptor', () => {
  it('test_pool_in_process', async () => {
    const jobs = new URL('../../testing/pool-jobs.ts', import.meta.url);
    const worker = new Process({ target: fromModule<typeof usePool>(jobs, 'usePool') });
    worker.start();
    await worker.join();
    expect(worker.exitcode).toBe(0);
  });
});
