/**
 * `npm run bench:start-up`: how long it takes until a thread has run a function that does nothing:
 * the first thread of a program, one whose worker is there already, and a bare worker. Each first
 * one has a process of its own. The built library, milliseconds by the clock.
 */
import { execFile } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { promisify } from 'node:util';
import { Thread } from 'bingfa/threading';

const PROCESSES = 9;

interface Times {
  readonly first: number;
  readonly warm: number;
  readonly bare: number;
}

async function timeOf(body: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await body();
  return performance.now() - start;
}

async function runThread(): Promise<void> {
  const thread = new Thread({ target: () => undefined });
  thread.start();
  await thread.join();
}

function runBare(): Promise<unknown> {
  return new Promise((resolve) => {
    const worker = new Worker("require('node:worker_threads').parentPort.postMessage(1)", {
      eval: true,
    });
    worker.once('message', resolve);
  });
}

async function measure(): Promise<Times> {
  const bare = await timeOf(runBare);
  const first = await timeOf(runThread);
  const warm =
    (await timeOf(async () => {
      for (let count = 0; count < 100; count += 1) await runThread();
    })) / 100;
  return { first, warm, bare };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? NaN;
}

async function main(): Promise<void> {
  const all: Times[] = [];
  for (let count = 0; count < PROCESSES; count += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, '--one']);
    all.push(JSON.parse(stdout) as Times);
  }
  const text = (key: keyof Times): string => median(all.map((times) => times[key])).toFixed(2);
  console.log(
    `first thread ${text('first')} ms, warm ${text('warm')} ms, bare worker ${text('bare')} ms`,
  );
}

if (process.argv.includes('--one')) console.log(JSON.stringify(await measure()));
else await main();
