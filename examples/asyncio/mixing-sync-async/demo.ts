import { once } from 'node:events';
import * as threads from 'node:worker_threads';
import { sleep } from 'bingfa/asyncio';

const file = new URL(import.meta.url);

function read(name: string): string {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  return `read ${name}`;
}

async function inThread(name: string): Promise<string> {
  const worker = new threads.Worker(file, { workerData: name });
  const [text] = (await once(worker, 'message')) as [string];
  return text;
}

async function load(site: string): Promise<string> {
  await sleep(50);
  return `loaded ${site}`;
}

async function report(): Promise<string> {
  const lines = await Promise.all([
    inThread('notes'), inThread('orders'), load('news'),
  ]);
  return lines.join('\n');
}

if (threads.isMainThread) {
  console.log(await report());
  console.log('report done');
} else {
  const name = threads.workerData as string;
  threads.parentPort?.postMessage(read(name));
}
