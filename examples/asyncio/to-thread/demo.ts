import { once } from 'node:events';
import * as threads from 'node:worker_threads';

type Root = [value: number, where: string];

function workOut(value: number): Root {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, 300);
  if (value < 0) throw new RangeError(`${value} has no root`);
  const where = threads.isMainThread ? 'main' : 'another';
  return [Math.round(value ** 0.5), where];
}

async function toThread(value: number): Promise<Root> {
  const file = new URL(import.meta.url);
  const worker = new threads.Worker(file, { workerData: value });
  const [root] = (await once(worker, 'message')) as [Root];
  return root;
}

if (threads.isMainThread) {
  let ticks = 0;
  const ticker = setInterval(() => (ticks += 1), 10);
  const [root, where] = await toThread(144);
  console.log('root:', String(root));
  console.log('worked out in', where, 'thread');
  clearInterval(ticker);
  const how = ticks > 3 ? 'went on' : 'stood still';
  console.log('the loop', how);

  try {
    await toThread(-1);
  } catch (error) {
    console.log('failed:', (error as Error).message);
  }
} else {
  const value = threads.workerData as number;
  threads.parentPort?.postMessage(workOut(value));
}
