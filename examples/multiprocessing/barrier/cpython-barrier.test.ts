import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as bodies from '../../testing/barrier-bodies.ts';
import { Crew } from '../../testing/crew.ts';
import { Barrier, Lock, Pipe, Queue } from '../index.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const N = 4;
const crew = new Crew(N - 1, new URL('../../testing/barrier-bodies.ts', import.meta.url).href);

afterAll(() => crew.close());

/** The same function in this process and in N - 1 others, all of which must end well. */
async function inAll<K extends keyof typeof bodies>(
  name: K,
  ...args: Parameters<(typeof bodies)[K]>
): Promise<void> {
  const body = bodies[name] as (...given: unknown[]) => Promise<void>;
  await Promise.all([crew.run(name, args), body(...args)]);
}

function lists(count: number): bodies.Results {
  return Array.from({ length: count }, () => new Queue<number>());
}

async function sizes(results: bodies.Results): Promise<number[]> {
  return Promise.all(results.map((each) => each.qsize()));
}

describe('CPython _test_multiprocessing._TestBarrier', () => {
  let barrier: Barrier;

  beforeEach(() => {
    barrier = new Barrier(N, { timeout: 20_000 });
  });

  afterEach(() => barrier.abort());

  it('test_barrier', async () => {
    await inAll('multipass', barrier, lists(2), 1);
    expect(await barrier.nWaiting).toBe(0);
  });

  it('test_barrier_10', async () => {
    await inAll('multipass', barrier, lists(2), 10);
    expect(await barrier.nWaiting).toBe(0);
  });

  it('test_wait_return', async () => {
    const queue = new Queue<number>();
    await inAll('index', barrier, queue);
    const indices = [];
    for (let i = 0; i < N; i += 1) indices.push(await queue.get());
    expect(indices.sort()).toEqual([0, 1, 2, 3]);
  });

  it('test_action', async () => {
    const results = lists(1);
    const acting = new Barrier(N, { action: () => results[0]?.put(1) });
    await inAll('afterAction', acting, results);
    expect(await sizes(results)).toEqual([1]);
  });

  it('test_abort', async () => {
    const results = lists(2);
    await inAll('abort', barrier, results);
    expect(await sizes(results)).toEqual([0, N - 1]);
    expect(await barrier.broken).toBe(true);
  });

  it('test_reset', async () => {
    const results = lists(3);
    await inAll('reset', barrier, results);
    expect(await sizes(results)).toEqual([0, N - 1, N]);
  });

  it('test_abort_and_reset', async () => {
    const results = lists(3);
    const second = new Barrier(N);
    await inAll('abortAndReset', barrier, second, results);
    expect(await sizes(results)).toEqual([0, N - 1, N]);
  });

  it('test_timeout', async () => {
    const results = lists(1);
    await inAll('late', barrier, 200, results);
    expect(await sizes(results)).toEqual([N]);
  });

  it('test_default_timeout', async () => {
    const results = lists(1);
    await inAll('late', new Barrier(N, { timeout: 200 }), undefined, results);
    expect(await sizes(results)).toEqual([N]);
  });

  it('test_single_thread', async () => {
    const single = new Barrier(1);
    expect(await single.wait()).toBe(0);
    expect(await single.wait()).toBe(0);
  });

  it('test_thousand', async () => {
    const passes = 1000;
    const lock = new Lock();
    const [conn, childConn] = Pipe(false);
    const all = inAll('thousand', barrier, passes, childConn, lock);
    for (let i = 0; i < passes; i += 1) {
      for (let j = 0; j < N; j += 1) expect(await conn.recv()).toBe(i);
    }
    await all;
  });
});
