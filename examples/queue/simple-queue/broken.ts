import { Queue, SimpleQueue } from 'bingfa/queue';
import { Thread } from 'bingfa/threading';

type AnyQueue = Queue<number> | SimpleQueue<number>;

async function consume(queue: AnyQueue, largest: AnyQueue) {
  let most = 0;
  for (let n = 0; n < 50; n += 1) {
    most = Math.max(most, queue.qsize());
    queue.getSync();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  largest.putSync(most);
}

async function mostWaiting(queue: AnyQueue): Promise<number> {
  const largest = new SimpleQueue<number>();
  const args: [AnyQueue, AnyQueue] = [queue, largest];
  const consumer = new Thread({ target: consume, args });
  for (let n = 0; n < 2; n += 1) await queue.put(n);
  consumer.start();
  for (let n = 2; n < 50; n += 1) await queue.put(n);
  await consumer.join();
  return largest.get();
}

const limited = await mostWaiting(new Queue(2));
console.log('Queue(2) held more than 2:', limited > 2 ? 'yes' : 'no');
const simple = await mostWaiting(new SimpleQueue());
console.log('SimpleQueue held over 25:', simple > 25 ? 'yes' : 'no');
