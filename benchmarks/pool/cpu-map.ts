/** Items that each take some microseconds are shared out to two threads. The time of all counts. */
import { ThreadPool } from 'bingfa/multiprocessing';
import { ThreadPoolExecutor } from 'bingfa/futures';
import { expectEqual, type Row } from '../asyncio/contestant.ts';
import { chunksOf, RawPair } from './raw.ts';

const CHUNK = 125;

function work(n: number): number {
  let steps = 0;
  for (let turn = 0; turn < 400; turn += 1) {
    let value = n + 1 + turn;
    while (value !== 1) {
      value = value % 2 === 0 ? value / 2 : value * 3 + 1;
      steps += 1;
    }
  }
  return steps;
}

let pool: ThreadPool | undefined;
let executor: ThreadPoolExecutor | undefined;
let raw: RawPair | undefined;
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const total = (results: readonly number[]): number => results.reduce((sum, each) => sum + each, 0);

let known: { readonly count: number; readonly sum: number } | undefined;

function check(results: readonly number[], count: number): void {
  if (known?.count !== count) known = { count, sum: total(range(count).map(work)) };
  expectEqual('sum', total(results), known.sum);
}

export const cpuMap: Row = {
  count: 2_000,
  contestants: [
    {
      name: 'bingfa',
      async run(count) {
        pool ??= new ThreadPool({ processes: 2 });
        check(await pool.map(work, range(count), { chunksize: CHUNK }), count);
      },
      end: () => pool?.terminate(),
    },
    {
      name: 'bingfa, chunks as in Python',
      async run(count) {
        pool ??= new ThreadPool({ processes: 2 });
        check(await pool.map(work, range(count)), count);
      },
      end: () => pool?.terminate(),
    },
    {
      name: 'bingfa, submitted one by one',
      async run(count) {
        const made = (executor ??= new ThreadPoolExecutor({ maxWorkers: 2 }));
        check(await Promise.all(range(count).map((n) => made.submit(work, n))), count);
      },
      end: () => executor?.shutdown(),
    },
    {
      name: 'floor',
      async run(count) {
        const made = (raw ??= new RawPair(String(work)));
        const chunks = chunksOf(range(count), CHUNK).map((chunk) => made.ask(chunk));
        check((await Promise.all(chunks)).flat(), count);
      },
      end: () => raw?.end(),
    },
  ],
};
