/**
 * 10,000 tasks that do next to nothing are given to two threads, and their results awaited. The time
 * of all threads counts. The pools are there before: what starting costs is measured by start-up.ts.
 */
import { Worker } from 'node:worker_threads';
import { ThreadPoolExecutor } from 'bingfa/futures';
import { ThreadPool } from 'bingfa/multiprocessing';
import { wrap, type Remote } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { Piscina } from 'piscina';
import { Tinypool } from 'tinypool';
import workerpool from 'workerpool';
import { expectEqual, type Row } from '../asyncio/contestant.ts';
import { chunksOf, RawPair } from './raw.ts';

const double = (n: number): number => n * 2;
const filename = new URL('double.mjs', import.meta.url).href;
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Something that is made at the first run, and ended after the last. */
function lazily<T>(make: () => T, end: (made: T) => unknown) {
  let made: T | undefined;
  return {
    get: () => (made ??= make()),
    end: () => (made === undefined ? undefined : end(made)),
  };
}

function check(results: readonly number[], count: number): void {
  expectEqual('results', results.length, count);
  expectEqual('the last', results.at(-1), (count - 1) * 2);
}

const executor = lazily(
  () => new ThreadPoolExecutor({ maxWorkers: 2 }),
  (made) => made.shutdown(),
);
const pool = lazily(
  () => new ThreadPool({ processes: 2 }),
  (made) => made.terminate(),
);
const raw = lazily(
  () => new RawPair('const work = (n) => n * 2;'),
  (made) => made.end(),
);
const piscina = lazily(
  () => new Piscina({ filename, minThreads: 2, maxThreads: 2 }),
  (made) => made.destroy(),
);
const tinypool = lazily(
  () => new Tinypool({ filename, minThreads: 2, maxThreads: 2 }),
  (made) => made.destroy(),
);
const workers = lazily(
  () => workerpool.pool({ minWorkers: 2, maxWorkers: 2, workerType: 'thread' }),
  (made) => made.terminate(),
);
const remotes = lazily(
  () =>
    [1, 2].map(() => {
      const worker = new Worker(new URL('comlink-worker.mjs', import.meta.url));
      const remote: Remote<typeof double> = wrap(nodeEndpoint(worker));
      return { worker, remote };
    }),
  (made) => Promise.all(made.map(({ worker }) => worker.terminate())),
);

export const poolTasks: Row = {
  count: 10_000,
  contestants: [
    {
      name: 'bingfa',
      async run(count) {
        const made = executor.get();
        check(await Promise.all(range(count).map((n) => made.submit(double, n))), count);
      },
      end: executor.end,
    },
    {
      name: 'bingfa, ThreadPool.apply',
      async run(count) {
        const made = pool.get();
        check(await Promise.all(range(count).map((n) => made.apply(double, [n]))), count);
      },
      end: pool.end,
    },
    {
      name: 'bingfa, ThreadPool.map',
      async run(count) {
        check(await pool.get().map(double, range(count)), count);
      },
      end: pool.end,
    },
    {
      // The caller has gathered the tasks into lists of 100, and takes the results out of lists.
      name: 'floor',
      async run(count) {
        const made = raw.get();
        const chunks = chunksOf(range(count), 100).map((chunk) => made.ask(chunk));
        check((await Promise.all(chunks)).flat(), count);
      },
      end: raw.end,
    },
    {
      name: 'a message each',
      async run(count) {
        const made = raw.get();
        check((await Promise.all(range(count).map((n) => made.ask([n])))).flat(), count);
      },
      end: raw.end,
    },
    {
      name: 'piscina',
      async run(count) {
        const made = piscina.get();
        const results = range(count).map((n) => made.run(n) as Promise<number>);
        check(await Promise.all(results), count);
      },
      end: piscina.end,
    },
    {
      name: 'tinypool',
      async run(count) {
        const made = tinypool.get();
        const results = range(count).map((n) => made.run(n) as Promise<number>);
        check(await Promise.all(results), count);
      },
      end: tinypool.end,
    },
    {
      name: 'workerpool',
      async run(count) {
        const made = workers.get();
        const results = range(count).map((n) => made.exec(double, [n]) as PromiseLike<number>);
        check(await Promise.all(results), count);
      },
      end: workers.end,
    },
    {
      name: 'comlink',
      async run(count) {
        const made = remotes.get();
        const results = range(count).map((n) => made[n % 2]?.remote(n) as Promise<number>);
        check(await Promise.all(results), count);
      },
      end: remotes.end,
    },
  ],
};
