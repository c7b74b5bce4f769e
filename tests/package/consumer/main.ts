import {
  Barrier,
  CancelledError,
  Condition,
  createTask,
  Event,
  type Hold,
  Lock,
  PriorityQueue,
  Queue,
  QueueShutDown,
  Semaphore,
  sleep,
  type Task,
  type WaitOptions,
} from 'bingfa/asyncio';
import { subscribe, type TraceEvent } from 'bingfa/trace';

const events: TraceEvent[] = [];
const stop = subscribe((event) => events.push(event));
const lock = new Lock();
const holds: Hold[] = [];

async function hold(name: string, options?: WaitOptions): Promise<string> {
  using held: Hold = await lock.acquire(options);
  holds.push(held);
  return name;
}

const signal: AbortSignal | undefined = undefined;
console.log('lock', await Promise.all([hold('a', { signal }), hold('b')]), lock.locked());

const queue = new Queue<number>(1);
const consumer: Task<number> = createTask(async (task) => {
  let sum = 0;
  try {
    for (;;) sum += await queue.get({ signal: task.signal });
  } catch (error) {
    if (!(error instanceof QueueShutDown)) throw error;
  }
  return sum;
});
for (const item of [1, 2, 3]) await queue.put(item);
queue.shutdown();
console.log('queue', await consumer);

const urgent = new PriorityQueue<[number, string]>();
urgent.putNowait([2, 'later']);
urgent.putNowait([1, 'first']);
console.log('priority queue', (await urgent.get())[1]);

const event = new Event();
const condition = new Condition();
const semaphore = new Semaphore(2);
const barrier = new Barrier(2);
const waits = [event.wait(), barrier.wait(), barrier.wait()];
event.set();
console.log('waits', await Promise.all(waits));
console.log('free', condition.locked(), semaphore.locked());

const slow = createTask((task) => sleep(60_000, { signal: task.signal }), { name: 'slow' });
slow.cancel();
console.log('cancelled', await slow.catch((error: unknown) => error instanceof CancelledError));

stop();
console.log(
  'traced',
  events.some(({ type, resource }) => type === 'wait' && resource === 'Lock-1'),
);
