/** From one thread to another, item by item: the last one's arrival stops the clock. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Queue, SimpleQueue } from 'bingfa/queue';
import { Thread } from 'bingfa/threading';
import { type Contestant, expectEqual, type Row } from '../asyncio/contestant.ts';

type AnyQueue<T> = Queue<T> | SimpleQueue<T>;
type Pair = readonly [number, string];

const sumOf = (count: number): number => (count * (count - 1)) / 2;

function putNumbers(queue: AnyQueue<number>, count: number): void {
  for (let i = 0; i < count; i += 1) queue.putSync(i);
}

function putPairs(queue: AnyQueue<Pair>, count: number): void {
  for (let i = 0; i < count; i += 1) queue.putSync([i, 'some text to go with it']);
}

async function throughQueue<T>(
  queue: AnyQueue<T>,
  produce: (queue: AnyQueue<T>, count: number) => void,
  take: (queue: AnyQueue<T>, count: number) => number | Promise<number>,
  count: number,
): Promise<void> {
  const producer = new Thread({ target: produce, args: [queue, count] });
  producer.start();
  const sum = await take(queue, count);
  await producer.join();
  expectEqual('sum', sum, sumOf(count));
}

function takeNumbers(queue: AnyQueue<number>, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += queue.getSync();
  return sum;
}

async function awaitNumbers(queue: AnyQueue<number>, count: number): Promise<number> {
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += await queue.get();
  return sum;
}

function takePairs(queue: AnyQueue<Pair>, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += queue.getSync()[0];
  return sum;
}

let sender: Worker | undefined;

/** One worker for all runs, as the queues' thread is used again. */
async function throughMessages(kind: 'numbers' | 'pairs', count: number): Promise<void> {
  if (sender === undefined) {
    sender = new Worker(new URL('./sender.ts', import.meta.url));
    await once(sender, 'message');
    sender.unref();
  }
  const worker = sender;
  let sum = 0;
  await new Promise<void>((resolve) => {
    let left = count;
    const receive = (message: number | Pair): void => {
      sum += typeof message === 'number' ? message : message[0];
      left -= 1;
      if (left > 0) return;
      worker.off('message', receive);
      resolve();
    };
    worker.on('message', receive);
    worker.postMessage({ kind, count });
  });
  expectEqual('sum', sum, sumOf(count));
}

const messages = (kind: 'numbers' | 'pairs'): Contestant => ({
  name: 'postMessage',
  run: (count) => throughMessages(kind, count),
});

const numbers: Row = {
  count: 200_000,
  contestants: [
    {
      name: 'bingfa',
      run: (count) => throughQueue(new Queue<number>(), putNumbers, takeNumbers, count),
    },
    {
      name: 'bingfa, SimpleQueue',
      run: (count) => throughQueue(new SimpleQueue<number>(), putNumbers, takeNumbers, count),
    },
    {
      name: 'bingfa, room for 100',
      run: (count) => throughQueue(new Queue<number>(100), putNumbers, takeNumbers, count),
    },
    {
      name: 'bingfa, awaited',
      run: (count) => throughQueue(new Queue<number>(), putNumbers, awaitNumbers, count),
    },
    messages('numbers'),
  ],
};

const pairs: Row = {
  count: 100_000,
  contestants: [
    {
      name: 'bingfa',
      run: (count) => throughQueue(new Queue<Pair>(), putPairs, takePairs, count),
    },
    messages('pairs'),
  ],
};

export const rows = { numbers, pairs };
