import { describe, expect, it, vi } from 'vitest';
import * as asyncio from '../../asyncio/index.ts';
import { ThreadPoolExecutor } from '../../futures/index.ts';
import * as multiprocessing from '../../multiprocessing/index.ts';
import { Condition, Lock, Thread } from '../../threading/index.ts';
import { revive } from '../workers/kinds.ts';
import { pack } from './share.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** The value, as it arrives in another thread. */
function sent<T>(value: T): T {
  return revive(structuredClone(pack(value, 'threads'))) as T;
}

interface Config {
  lock: Lock;
  self?: Config;
}

describe('a shared object in a value', () => {
  it('is the same one wherever it occurs', () => {
    const lock = new Lock();
    const config = { lock };
    const [first, second, ...locks] = sent([config, config, lock, lock] as const);
    expect(second).toBe(first);
    expect(first.lock).toBeInstanceOf(Lock);
    expect(locks).toEqual([first.lock, first.lock]);
    first.lock.acquireSync();
    expect(lock.locked()).toBe(true);
  });

  it('goes along in a circle, also where what leads there comes later', () => {
    const config: Config = { lock: new Lock() };
    config.self = config;
    const copy = sent(config);
    expect(copy.self).toBe(copy);
    expect(copy.lock).toBeInstanceOf(Lock);
    const outer: { inner?: object; config?: Config } = {};
    const inner = { outer };
    Object.assign(outer, { inner, config: { lock: new Lock() } });
    const [again, there] = sent([outer, inner] as const);
    expect(there.outer).toBe(again);
    expect(again.inner).toBe(there);
    expect(again.config?.lock).toBeInstanceOf(Lock);
  });

  it('goes along in maps, as key or value, in sets, and in fields of instances', () => {
    class Job {
      readonly lock = new Lock();
      readonly name = 'job';
    }
    const lock = new Lock();
    const [map, set, job] = sent([
      new Map<unknown, unknown>([
        ['lock', lock],
        [lock, 1],
        ['config', { lock }],
        ['last', NaN],
      ]),
      new Set([1, lock, 2]),
      new Job(),
    ] as const);
    const copy = map.get('lock');
    expect(copy).toBeInstanceOf(Lock);
    expect([...map.keys()]).toEqual(['lock', copy, 'config', 'last']);
    expect(map.get(copy)).toBe(1);
    expect(map.get('config')).toEqual({ lock: copy });
    expect([...set]).toEqual([1, copy, 2]);
    expect(job).toEqual({ lock: expect.any(Lock) as Lock, name: 'job' });
  });

  it('is the same one that another shared object has', () => {
    const lock = new Lock();
    const [condition, own] = sent([new Condition(lock), lock] as const);
    own.acquireSync();
    expect(() => condition.notify()).not.toThrow();
  });

  it('lets what holds none be the same value, and keeps its circles', () => {
    const plain: Record<string, unknown> = { nan: NaN, map: new Map([[1, {}]]) };
    plain.self = plain;
    const error = Object.assign(new RangeError('bad'), { lock: new Lock() });
    expect(sent([error, new Lock()] as const)[0]).toEqual(new RangeError('bad'));
    const value = [plain, new Lock()];
    expect(pack(plain, 'threads')).toBe(plain);
    const packed = pack(value, 'threads') as unknown[];
    expect(packed[0]).toBe(plain);
    expect(value[1]).toBeInstanceOf(Lock);
    const copy = sent(value)[0] as typeof plain;
    expect(copy.self).toBe(copy);
  });
});

it('arrives twice in a thread, in jobs of an executor, in processes, and back', async () => {
  const config = { lock: new Lock() };
  const said: unknown[] = [];
  const thread = new Thread({
    target: (a: Config, b: Config, say: (word: unknown) => unknown) => {
      a.lock.acquireSync();
      return say([a === b, b.lock.locked()]);
    },
    args: [config, config, (word) => said.push(word)],
  });
  thread.start();
  await thread.join();
  expect(said).toEqual([[true, true]]);

  await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
  const both = (a: Config, b: Config) => [a, b].map(({ lock }) => lock.locked());
  expect(await executor.submit(both, config, config).result()).toEqual([true, true]);
  const one = (a: Config) => a.lock.locked();
  expect(await Array.fromAsync(executor.map(one, [config, config]))).toEqual([true, true]);
  const twice = (lock: Lock) => [{ lock }, { lock }].flatMap((one) => [one, one]);
  const back = await executor.submit(twice, config.lock).result();
  expect(back.map(({ lock }) => lock.locked())).toEqual([true, true, true, true]);

  const queue = new multiprocessing.Queue<{ lock: multiprocessing.Lock }[]>();
  const own = { lock: new multiprocessing.Lock() };
  await queue.put([own, own]);
  const items = await queue.get();
  expect(items.map(({ lock }) => lock instanceof multiprocessing.Lock)).toEqual([true, true]);
  await using pool = new multiprocessing.Pool({ processes: 1 });
  const rows = [1, 2].map((n) => [n, own] as const);
  expect(
    await pool.starmap(
      async (n: number, { lock }: typeof own) => {
        await lock.acquire();
        await lock.release();
        return n;
      },
      rows,
      { chunksize: 2 },
    ),
  ).toEqual([1, 2]);
});

it('says at the call which argument would arrive empty', () => {
  const start = (arg: unknown) => () =>
    new Thread({ target: (given: unknown) => given, args: [arg] }).start();
  const { signal } = new AbortController();
  expect(start(new asyncio.Lock())).toThrow(
    new TypeError('Pass data, or what threads share: the Lock would arrive empty'),
  );
  expect(start([{ signal }])).toThrow('the AbortSignal would arrive empty');
  expect(start(new Map([[1, new asyncio.Queue()]]))).toThrow('the Queue would arrive empty');
});
