import * as threads from 'node:worker_threads';

type Answer = [n: number, answer: number];

function square(n: number): number {
  if (n < 0) throw new RangeError(`negative: ${n}`);
  return n * n;
}

function work(n: number): void {
  threads.parentPort!.postMessage([n, square(n)] satisfies Answer);
}

function submit(n: number): Promise<Answer> {
  const url = new URL(import.meta.url);
  const thread = new threads.Worker(url, { workerData: n });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
}

async function main(): Promise<void> {
  const queue: Answer[] = [];
  const put = async (n: number) => queue.push(await submit(n));
  await Promise.all([2, 3, 4].map(put));
  for (const [n, answer] of queue.sort(([a], [b]) => a - b))
    console.log(`queue: ${n} -> ${answer}`);
  const pairs = await Promise.all([2, 3, 4].map(submit));
  console.log(`map: ${pairs.map(([, answer]) => answer).join(', ')}`);
  console.log(`submit: ${(await submit(5))[1]}`);
  try {
    await submit(-1);
  } catch (error) {
    console.log(`error: ${(error as Error).message}`);
  }
}

if (threads.isMainThread) await main();
else work(threads.workerData);
