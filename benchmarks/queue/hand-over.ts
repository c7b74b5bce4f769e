/**
 * Items go from one thread to another, one by one; the last one's arrival ends the run. The time of
 * both threads counts, also that in which they look whether something has come.
 */
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

async function handOver<T>(
  queue: AnyQueue<T>,
  put: (queue: AnyQueue<T>, count: number) => void,
  take: (queue: AnyQueue<T>, count: number) => number | Promise<number>,
  count: number,
): Promise<void> {
  const producer = new Thread({ target: put, args: [queue, count] });
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

/** One worker for all runs, as the queues' thread is used again. */
function messages(kind: 'numbers' | 'pairs'): Contestant {
  let sender: Worker | undefined;
  return {
    name: 'a message each',
    async run(count) {
      if (sender === undefined) {
        sender = new Worker(new URL('./sender.ts', import.meta.url), { workerData: kind });
        await once(sender, 'message');
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
        worker.postMessage(count);
      });
      expectEqual('sum', sum, sumOf(count));
    },
    end: () => sender?.terminate(),
  };
}

/** Numbers in an array of shared memory, as long as they are many: it never waits for room. */
async function throughArray(count: number): Promise<void> {
  const slots = new Int32Array(new SharedArrayBuffer(4 * (count + 1)));
  const put = (slots: Int32Array, count: number): void => {
    for (let i = 0; i < count; i += 1) {
      slots[i + 1] = i;
      Atomics.store(slots, 0, i + 1);
    }
  };
  const producer = new Thread({ target: put, args: [slots, count] });
  producer.start();
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    while (Atomics.load(slots, 0) <= i);
    sum += slots[i + 1] as number;
  }
  await producer.join();
  expectEqual('sum', sum, sumOf(count));
}

export const handingNumbers: Row = {
  count: 200_000,
  contestants: [
    {
      name: 'bingfa',
      run: (count) => handOver(new Queue<number>(), putNumbers, takeNumbers, count),
    },
    {
      name: 'bingfa, SimpleQueue',
      run: (count) => handOver(new SimpleQueue<number>(), putNumbers, takeNumbers, count),
    },
    {
      name: 'bingfa, room for 100',
      run: (count) => handOver(new Queue<number>(100), putNumbers, takeNumbers, count),
    },
    {
      name: 'bingfa, awaited',
      run: (count) => handOver(new Queue<number>(), putNumbers, awaitNumbers, count),
    },
    { name: 'floor', run: throughArray },
    messages('numbers'),
  ],
};

export const handingPairs: Row = {
  count: 100_000,
  contestants: [
    { name: 'bingfa', run: (count) => handOver(new Queue<Pair>(), putPairs, takePairs, count) },
    messages('pairs'),
  ],
};
