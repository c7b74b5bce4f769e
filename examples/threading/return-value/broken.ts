import { once } from 'node:events';
import { Worker, isMainThread, workerData } from 'node:worker_threads';

function square(n: number): number {
  return n * n;
}

async function main(): Promise<void> {
  const options = { workerData: 6 };
  const thread = new Worker(new URL(import.meta.url), options);
  const [answer] = await once(thread, 'exit');
  console.log(`got 36: ${answer === 36 ? 'yes' : 'no'}`);
}

if (isMainThread) await main();
else square(workerData);
