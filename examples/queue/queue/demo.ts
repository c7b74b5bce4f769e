import { Queue, createTask } from 'bingfa/asyncio';

const queue = new Queue<number | null>(2);
const sizes: number[] = [];
const done: number[] = [];

async function produce(): Promise<void> {
  for (let n = 1; n <= 6; n += 1) {
    await queue.put(n);
    sizes.push(queue.qsize());
  }
}

async function consume(): Promise<void> {
  for (let n; (n = await queue.get()) !== null;) {
    done.push(n * n);
    queue.taskDone();
  }
  queue.taskDone();
}

async function main(): Promise<void> {
  const consumers = [createTask(consume), createTask(consume)];
  const producer = createTask(produce);
  await producer;
  await queue.join();
  console.log('squares:', ...done.sort((a, b) => a - b));
  const most = Math.max(...sizes);
  console.log('at most two waited:', most < 3 ? 'yes' : 'no');
  for (const _ of consumers) await queue.put(null);
  for (const consumer of consumers) await consumer;
  console.log('left in the queue:', queue.qsize());
}

await main();
