/** A hundred thousand jobs, eight at a time, with the result of each. */
import { newQueue } from '@henrygd/queue';
import { Semaphore as AsyncMutexSemaphore } from 'async-mutex';
import { createTask, Semaphore, TaskGroup } from 'bingfa/asyncio';
import { Effect } from 'effect';
import fastq from 'fastq';
import { asyncMap } from 'modern-async';
import pLimit from 'p-limit';
import pMap from 'p-map';
import PQueue from 'p-queue';
import { expectEqual, type Row } from '../contestant.ts';

const limit = 8;

/**
 * The jobs of one run: each gives way once. The first ones wait for one another, so that a limiter
 * which lets fewer through hangs; at the end they tell whether it ever let more through.
 */
class Jobs {
  readonly count: number;
  #running = 0;
  #peak = 0;
  #allIn: (() => void) | undefined;
  readonly #gathered = new Promise<void>((resolve) => (this.#allIn = resolve));

  constructor(count: number) {
    this.count = count;
  }

  /** Bound, as the limiters are given it as a function. */
  readonly run = async (i: number): Promise<number> => {
    this.#running += 1;
    if (this.#running > this.#peak) this.#peak = this.#running;
    if (i < limit) {
      if (this.#running === limit) this.#allIn?.();
      await this.#gathered;
    } else {
      await undefined;
    }
    this.#running -= 1;
    return i;
  };

  expect(results: readonly number[]): void {
    expectEqual('peak', this.#peak, limit);
    expectEqual('results', results.length, this.count);
    for (let i = 0; i < this.count; i += 1) expectEqual(`result ${i}`, results[i], i);
  }

  /** A promise for each job, as those who submit jobs one by one need it. */
  each<T>(submit: (i: number) => T): T[] {
    return Array.from({ length: this.count }, (_, i) => submit(i));
  }
}

export const limiter: Row = {
  count: 100_000,
  contestants: [
    {
      name: 'bingfa',
      async run(count) {
        const jobs = new Jobs(count);
        const semaphore = new Semaphore(limit);
        const submit = async (i: number) => {
          await semaphore.acquire();
          try {
            return await jobs.run(i);
          } finally {
            semaphore.release();
          }
        };
        jobs.expect(await Promise.all(jobs.each(submit)));
      },
    },
    {
      // The producer waits for its turn before it starts a job, so that jobs do not pile up.
      name: 'bingfa, acquired first',
      async run(count) {
        const jobs = new Jobs(count);
        const semaphore = new Semaphore(limit);
        const start = async (i: number) => {
          try {
            return await jobs.run(i);
          } finally {
            semaphore.release();
          }
        };
        const results: Promise<number>[] = [];
        for (let i = 0; i < count; i += 1) {
          await semaphore.acquire();
          results.push(start(i));
        }
        jobs.expect(await Promise.all(results));
      },
    },
    {
      // Eight tasks share the jobs: no promise for each, as with p-map.
      name: 'bingfa, TaskGroup',
      async run(count) {
        const jobs = new Jobs(count);
        const results: number[] = [];
        let next = 0;
        const work = async () => {
          while (next < count) {
            const i = next;
            next += 1;
            results[i] = await jobs.run(i);
          }
        };
        await TaskGroup.run((group) => {
          for (let i = 0; i < limit; i += 1) group.createTask(work);
        });
        jobs.expect(results);
      },
    },
    {
      name: 'bingfa, using',
      async run(count) {
        const jobs = new Jobs(count);
        const semaphore = new Semaphore(limit);
        const submit = async (i: number) => {
          using _held = await semaphore.acquire();
          return await jobs.run(i);
        };
        jobs.expect(await Promise.all(jobs.each(submit)));
      },
    },
    {
      name: "bingfa, a task's signal",
      async run(count) {
        const jobs = new Jobs(count);
        const results = await createTask(async ({ signal }) => {
          const semaphore = new Semaphore(limit);
          const submit = async (i: number) => {
            await semaphore.acquire({ signal });
            try {
              return await jobs.run(i);
            } finally {
              semaphore.release();
            }
          };
          return await Promise.all(jobs.each(submit));
        });
        jobs.expect(results);
      },
    },
    {
      // Eight loops that take the next index: no job can be submitted later, none has a promise.
      name: 'floor',
      async run(count) {
        const jobs = new Jobs(count);
        const results: number[] = [];
        let next = 0;
        const work = async () => {
          while (next < count) {
            const i = next;
            next += 1;
            results[i] = await jobs.run(i);
          }
        };
        await Promise.all(Array.from({ length: limit }, work));
        jobs.expect(results);
      },
    },
    {
      // The least that a hundred thousand callers who wait at once can do with: no lock, no errors.
      name: 'a promise each',
      async run(count) {
        const jobs = new Jobs(count);
        const waiting: (() => void)[] = [];
        let free = limit;
        let next = 0;
        const submit = async (i: number) => {
          if (free > 0) free -= 1;
          else await new Promise<void>((resolve) => waiting.push(resolve));
          try {
            return await jobs.run(i);
          } finally {
            const resolve = waiting[next];
            next += 1;
            if (resolve === undefined) free += 1;
            else resolve();
          }
        };
        jobs.expect(await Promise.all(jobs.each(submit)));
      },
    },
    {
      name: 'p-limit',
      async run(count) {
        const jobs = new Jobs(count);
        const limited = pLimit(limit);
        jobs.expect(await Promise.all(jobs.each((i) => limited(jobs.run, i))));
      },
    },
    {
      name: 'p-map',
      async run(count) {
        const jobs = new Jobs(count);
        const indexes = jobs.each((i) => i);
        jobs.expect(await pMap(indexes, jobs.run, { concurrency: limit }));
      },
    },
    {
      name: 'p-queue',
      count: 20_000,
      async run(count) {
        const jobs = new Jobs(count);
        const queue = new PQueue({ concurrency: limit });
        jobs.expect(await Promise.all(jobs.each((i) => queue.add(() => jobs.run(i)))));
      },
    },
    {
      name: '@henrygd/queue',
      async run(count) {
        const jobs = new Jobs(count);
        const queue = newQueue(limit);
        jobs.expect(await Promise.all(jobs.each((i) => queue.add(() => jobs.run(i)))));
      },
    },
    {
      name: 'fastq',
      async run(count) {
        const jobs = new Jobs(count);
        const queue = fastq.promise<unknown, number, number>(jobs.run, limit);
        jobs.expect(await Promise.all(jobs.each((i) => queue.push(i))));
      },
    },
    {
      name: 'async-mutex',
      count: 5_000,
      async run(count) {
        const jobs = new Jobs(count);
        const semaphore = new AsyncMutexSemaphore(limit);
        const submit = (i: number) => semaphore.runExclusive(() => jobs.run(i));
        jobs.expect(await Promise.all(jobs.each(submit)));
      },
    },
    {
      name: 'modern-async',
      count: 10_000,
      async run(count) {
        const jobs = new Jobs(count);
        const indexes = jobs.each((i) => i);
        jobs.expect(await asyncMap(indexes, jobs.run, limit));
      },
    },
    {
      name: 'effect',
      count: 20_000,
      async run(count) {
        const jobs = new Jobs(count);
        const program = Effect.forEach(
          jobs.each((i) => i),
          (i) => Effect.promise(() => jobs.run(i)),
          { concurrency: limit },
        );
        jobs.expect(await Effect.runPromise(program));
      },
    },
  ],
};
