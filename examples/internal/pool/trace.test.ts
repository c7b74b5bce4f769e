import { expect, it, vi } from 'vitest';
import { createTask } from '../../asyncio/index.ts';
import { coreOf } from '../../futures/executor/executor.ts';
import { ProcessPoolExecutor, ThreadPoolExecutor } from '../../futures/index.ts';
import { Pool, ThreadPool } from '../../multiprocessing/index.ts';
import { executors } from '../../testing/executors.ts';
import { traced } from '../../testing/traced.ts';
import { Lock, Semaphore } from '../../threading/index.ts';
import { ChromeTrace, type TraceEvent } from '../../trace/index.ts';

vi.setConfig({ testTimeout: 30_000 });

function square(n: number): number {
  return n * n;
}

function fail(): never {
  throw new Error('on purpose');
}

/** What happened to the tasks of that name. */
function lives(events: readonly TraceEvent[], name: string): (string | undefined)[][] {
  const ids = new Set(events.filter((each) => each.taskName === name).map(({ task }) => task));
  return [...ids].map((id) =>
    events.filter(({ task }) => task === id).map(({ type, outcome }) => outcome ?? type),
  );
}

it.each(executors)('tells of a worker and of its jobs, $name', async ({ Type }) => {
  const events = await traced(async () => {
    await using executor = new Type({ maxWorkers: 1 });
    await createTask(() => executor.submit(square, 3).result(), { name: 'asks' });
    await executor.submit(fail).exception();
  });
  const asks = events.find(({ taskName }) => taskName === 'asks')?.task;
  const worker = events.find(({ type, resource, taskName }) => {
    return type === 'spawn' && resource === undefined && taskName !== 'asks';
  });
  expect(worker?.taskName).toMatch(/^(?:ThreadPoolExecutor-\d+_0|SpawnProcess-\d+)$/);
  expect(lives(events, worker?.taskName as string)).toEqual([['spawn', 'start', 'finished']]);
  expect(lives(events, 'square')).toEqual([['spawn', 'start', 'finished']]);
  expect(lives(events, 'fail')).toEqual([['spawn', 'start', 'failed']]);
  const [spawn, start, done] = events.filter(({ taskName }) => taskName === 'square');
  const where = { thread: worker?.taskName, by: worker?.task };
  expect(spawn).toMatchObject({ by: asks });
  expect(spawn?.resource).toMatch(new RegExp(`^${Type.name}-\\d+$`));
  expect([start, done]).toMatchObject([where, { thread: worker?.taskName }]);
  expect(spawn?.time).toBeLessThanOrEqual(start?.time as number);
  expect(start?.time).toBeLessThanOrEqual(done?.time as number);
});

it('tells what a job does as the job’s', async () => {
  const work = async (lock: Lock): Promise<void> => {
    await Promise.resolve();
    lock.acquireSync();
    lock.release();
  };
  const events = await traced(async () => {
    await using pool = new ThreadPool({ processes: 1 });
    await pool.apply(work, [new Lock()]);
  });
  expect(lives(events, 'work')).toEqual([['spawn', 'start', 'acquire', 'release', 'finished']]);
});

it('tells of chunks, with how many items each has', async () => {
  const events = await traced(async () => {
    await using pool = new Pool({ processes: 1 });
    await pool.map(square, [1, 2, 3, 4, 5], { chunksize: 4 });
  });
  expect(lives(events, 'square × 4')).toEqual([['spawn', 'start', 'finished']]);
  expect(lives(events, 'square')).toEqual([['spawn', 'start', 'finished']]);
});

it('tells of calls that are cancelled before they start', async () => {
  const enter = (gate: Semaphore): void => void gate.acquireSync();
  const events = await traced(async () => {
    const gate = new Semaphore(0);
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
    await executor.submit(square, 1);
    executor.submit(enter, gate);
    const future = executor.submit(square, 2);
    expect(future.cancel()).toBe(true);
    gate.release();
  });
  expect(lives(events, 'square')).toEqual([
    ['spawn', 'start', 'finished'],
    ['spawn', 'cancel', 'cancelled'],
  ]);
  expect(lives(events, 'enter')[0]?.at(-1)).toBe('finished');
});

it('tells that a worker is lost, and its jobs with it', async () => {
  const crash = (): void => process.kill(process.pid, 'SIGKILL') as never;
  const events = await traced(async () => {
    await using executor = new ProcessPoolExecutor({ maxWorkers: 1 });
    const futures = [executor.submit(crash), executor.submit(square, 1)];
    for (const future of futures) expect(await future.exception()).toBeInstanceOf(Error);
  });
  expect(lives(events, 'crash')).toEqual([['spawn', 'start', 'failed']]);
  expect(lives(events, 'square')).toEqual([['spawn', 'failed']]);
  const worker = events.find(({ taskName }) => taskName.startsWith('SpawnProcess'));
  expect(lives(events, worker?.taskName as string)).toEqual([['spawn', 'start', 'failed']]);
});

it('tells of a thread that two pools have had one after the other', async () => {
  const events = await traced(async () => {
    for (const prefix of ['first', 'second']) {
      await using executor = new ThreadPoolExecutor({ maxWorkers: 1, threadNamePrefix: prefix });
      await executor.submit(square, 1);
    }
  });
  for (const name of ['first_0', 'second_0']) {
    expect(lives(events, name)).toEqual([['spawn', 'start', 'finished']]);
  }
  const threads = events
    .filter(({ taskName }) => taskName === 'square')
    .map(({ thread }) => thread);
  expect(threads).toEqual([undefined, 'first_0', 'first_0', undefined, 'second_0', 'second_0']);
});

it('begins with the next call, and ends with the subscription', async () => {
  await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
  await executor.submit(square, 1);
  const [hand] = coreOf(executor).hands;
  const post = vi.spyOn((hand as NonNullable<typeof hand>).worker, 'post');
  const events = await traced(async () => {
    await executor.submit(square, 2);
  });
  expect(lives(events, 'square')).toEqual([['spawn', 'start', 'finished']]);
  await executor.submit(square, 3);
  expect(post.mock.calls.map(([calls]) => 'traced' in calls && calls.traced)).toEqual([
    { ids: [expect.any(Number)], names: ['square'] },
    undefined,
  ]);
});

it('draws jobs in the lane of their worker', async () => {
  using trace = new ChromeTrace();
  {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 1, threadNamePrefix: 'crew' });
    await Promise.all([executor.submit(square, 1), executor.submit(square, 2)]);
  }
  const { traceEvents } = trace.toJSON();
  const lanes = traceEvents.filter(({ name }) => name === 'thread_name');
  expect(lanes.map(({ args }) => args?.['name'])).toEqual(['main', 'crew_0']);
  const jobs = traceEvents.filter(({ name, ph }) => name === 'square' && ph === 'X');
  expect(jobs.map(({ tid }) => tid)).toEqual([lanes[1]?.tid, lanes[1]?.tid]);
  expect(jobs[0]?.args).toMatchObject({ outcome: 'finished' });
  const arrows = traceEvents.filter(
    ({ cat, id }) => cat === 'spawn' && id !== `spawn ${lanes[1]?.tid}`,
  );
  expect(arrows.map(({ ph, tid }) => [ph, tid])).toEqual([
    ['s', 0],
    ['s', 0],
    ['f', lanes[1]?.tid],
    ['f', lanes[1]?.tid],
  ]);
});
