import { expect, it, vi } from 'vitest';
import { ProcessPoolExecutor } from '../../futures/index.ts';
import type { leaveChildren, self, startChild } from '../../testing/pool-family.ts';
import {
  activeChildren,
  currentProcess,
  fromModule,
  Pool,
  Process,
  SimpleQueue,
  ThreadPool,
} from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

const there = new URL('../../testing/pool-family.ts', import.meta.url);
const selfOf = fromModule<typeof self>(there, 'self');

function children(): [string, boolean][] {
  return activeChildren().map(({ name, daemon }) => [name, daemon]);
}

const worker = [expect.stringMatching(/^SpawnPoolWorker-\d+$/), true];

it('lists the processes of a pool until it is terminated', async () => {
  const pool = new Pool({ processes: 2 });
  expect(children()).toEqual([worker, worker]);
  const [one, other] = activeChildren() as [Process, Process];
  expect(one).toBeInstanceOf(Process);
  expect(activeChildren()[0]).toBe(one);
  expect(one.name).not.toBe(other.name);
  expect([one.isAlive(), one.exitcode]).toEqual([true, undefined]);
  const there = await pool.apply(selfOf);
  expect(children()).toContainEqual([there.name, there.daemon]);
  expect(activeChildren().map(({ pid }) => pid)).toContain(there.pid);
  expect(there.parent).toEqual([currentProcess().name, currentProcess().pid]);
  pool.terminate();
  expect(children()).toEqual([]);
  await pool.join();
  await one.join();
  expect(one.isAlive()).toBe(false);
});

it('lists them until a closed pool is joined, and those that take another’s place', async () => {
  const pool = new Pool({ processes: 1, maxtasksperchild: 1 });
  const names: string[] = [];
  for (let round = 0; round < 3; round += 1) names.push((await pool.apply(selfOf)).name);
  expect(new Set(names).size).toBe(3);
  expect(children().length).toBeLessThanOrEqual(1);
  pool.close();
  await pool.join();
  expect(children()).toEqual([]);
});

it('lists those of an executor, which are no daemons, and none of a ThreadPool', async () => {
  await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
  await using pool = new ThreadPool({ processes: 2 });
  expect(children()).toEqual([]);
  await pool.apply(() => 1);
  const { name, daemon } = await executor.submit(selfOf);
  expect(name).toMatch(/^SpawnProcess-\d+$/);
  expect(children()).toEqual([[name, daemon]]);
  await executor.shutdown();
  expect(children()).toEqual([]);
});

it('gives processes that can be ended: the pool starts others', async () => {
  await using pool = new Pool({ processes: 1 });
  const { name } = await pool.apply(selfOf);
  const [process] = activeChildren() as [Process];
  const result = pool.applyAsync(() => new Promise(() => undefined));
  process.terminate();
  await process.join();
  expect(process.exitcode).toBe(-15);
  await expect(result.get()).rejects.toThrow(/^Let the task return: process \d+ of the pool/);
  expect((await pool.apply(selfOf)).name).not.toBe(name);
  expect(children()).toEqual([worker]);
});

it('has none that a daemon of a pool could start', async () => {
  await using pool = new Pool({ processes: 1 });
  const start = fromModule<typeof startChild>(there, 'startChild');
  const refused = 'Start processes in one that is no daemon: a daemon may have no children';
  for (const what of ['Process', 'Pool', 'ProcessPoolExecutor'] as const) {
    await expect(pool.apply(start, [what])).rejects.toThrow(refused);
  }
});

it('are numbered below their parent, which waits for the calls of its executors', async () => {
  const names = new SimpleQueue<string>();
  const leave = fromModule<typeof leaveChildren>(there, 'leaveChildren');
  const process = new Process({ target: leave, args: [names] });
  process.start();
  await process.join();
  expect(process.exitcode).toBe(0);
  expect(await names.get()).toMatch(/^SpawnPoolWorker-\d+:1$/);
  expect(await names.get()).toMatch(/^SpawnProcess-\d+:2$/);
  expect(await names.get()).toBe('called');
});
