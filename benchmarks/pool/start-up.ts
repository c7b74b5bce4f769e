/**
 * `npm run bench:pool-start-up`: how long it takes until a pool of two has done one task: the first of
 * a program, one whose workers were there already, and the same with other libraries. Each first one
 * has a process of its own. The built library, milliseconds by the clock.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ProcessPoolExecutor, ThreadPoolExecutor } from 'bingfa/futures';
import { Piscina } from 'piscina';

const PROCESSES = 9;
const one = (): number => 1;

async function timeOf(body: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await body();
  return performance.now() - start;
}

async function useThreads(): Promise<void> {
  await using executor = new ThreadPoolExecutor({ maxWorkers: 2 });
  await executor.submit(one);
}

async function useProcesses(): Promise<void> {
  await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
  await executor.submit(one);
}

async function usePiscina(): Promise<void> {
  const filename = new URL('double.mjs', import.meta.url).href;
  const piscina = new Piscina({ filename, minThreads: 1, maxThreads: 2 });
  await piscina.run(1);
  await piscina.destroy();
}

const ways = {
  'threads, first': () => timeOf(useThreads),
  'threads, warm': async () => {
    await useThreads();
    return timeOf(useThreads);
  },
  'processes, first': () => timeOf(useProcesses),
  'piscina, first': () => timeOf(usePiscina),
} as const;

type Way = keyof typeof ways;

async function main(): Promise<void> {
  const run = promisify(execFile);
  for (const way of Object.keys(ways) as Way[]) {
    const all: number[] = [];
    for (let count = 0; count < PROCESSES; count += 1) {
      const { stdout } = await run(process.execPath, [import.meta.filename, '--way', way]);
      all.push(Number(stdout));
    }
    const middle = all.toSorted((a, b) => a - b)[PROCESSES >> 1] ?? NaN;
    console.log(`${way.padEnd(18)} ${middle.toFixed(1)} ms`);
  }
}

const index = process.argv.indexOf('--way');
if (index < 0) await main();
else console.log(await ways[process.argv[index + 1] as Way]());
