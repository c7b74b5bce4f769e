import { Queue, createTask, sleep } from 'bingfa/asyncio';

const queue = new Queue<number>();
const handled: number[] = [];
let joined = false;

async function consume(): Promise<void> {
  for (;;) handled.push(await queue.get());
}

async function waitForAll(): Promise<void> {
  await queue.join();
  joined = true;
}

async function main(): Promise<void> {
  for (const n of [1, 2, 3]) queue.putNowait(n);
  for (const body of [consume, waitForAll]) createTask(body);
  await sleep(300);
  console.log('handled:', ...handled);
  console.log('join returned:', joined ? 'yes' : 'no');
}

await main();
