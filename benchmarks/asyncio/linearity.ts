/**
 * One process of the benchmark: nanoseconds per waiter at a thousand, ten thousand and a hundred
 * thousand waiters. Prints them as JSON, by what is done and by how many wait.
 */
import { createTask, Event, Lock, Queue, Semaphore } from 'bingfa/asyncio';
import { expectEqual, inParts } from './contestant.ts';
import { sample } from './sample.ts';

const sizes = [1_000, 10_000, 100_000];
const total = 100_000;

const works: Readonly<Record<string, (size: number) => Promise<void>>> = {
  // The yardstick: promises alone cost more, too, when there are more of them.
  async floor(size) {
    const resolvers: (() => void)[] = [];
    let turns = 0;
    const wait = async () => {
      await new Promise<void>((resolve) => resolvers.push(resolve));
      turns += 1;
      resolvers[turns]?.();
    };
    const waits = Array.from({ length: size }, wait);
    resolvers[0]?.();
    await waits[size - 1];
    expectEqual('turns', turns, size);
  },
  async lock(size) {
    const lock = new Lock();
    let turns = 0;
    const wait = async () => {
      await lock.acquire();
      turns += 1;
      lock.release();
    };
    await lock.acquire();
    const waits = Array.from({ length: size }, wait);
    lock.release();
    await waits[size - 1];
    expectEqual('turns', turns, size);
  },
  async semaphore(size) {
    const semaphore = new Semaphore(10);
    let turns = 0;
    const job = async () => {
      await semaphore.acquire();
      await undefined;
      turns += 1;
      semaphore.release();
    };
    await Promise.all(Array.from({ length: size }, job));
    expectEqual('turns', turns, size);
  },
  async queue(size) {
    const queue = new Queue<number>();
    let sum = 0;
    const consume = async () => {
      const item = await queue.get();
      sum += item;
    };
    const waits = Array.from({ length: size }, consume);
    for (let i = 0; i < size; i += 1) queue.putNowait(1);
    await waits[size - 1];
    expectEqual('sum', sum, size);
  },
  async event(size) {
    const event = new Event();
    let turns = 0;
    const wait = async () => {
      await event.wait();
      turns += 1;
    };
    const waits = Array.from({ length: size }, wait);
    event.set();
    await waits[size - 1];
    expectEqual('turns', turns, size);
  },
  async 'cancelling a task that waits in all'(size) {
    let left = 0;
    const task = createTask(async ({ signal }) => {
      const lock = new Lock();
      const wait = async () => {
        try {
          await lock.acquire({ signal });
        } catch {
          left += 1;
        }
      };
      await lock.acquire();
      await Promise.all(Array.from({ length: size }, wait));
    });
    await Promise.resolve();
    await Promise.resolve();
    task.cancel();
    await task;
    expectEqual('left', left, size);
  },
  async 'aborting waiters one by one, last first'(size) {
    const lock = new Lock();
    let left = 0;
    const wait = async (signal: AbortSignal) => {
      try {
        await lock.acquire({ signal });
      } catch {
        left += 1;
      }
    };
    await lock.acquire();
    const controllers = Array.from({ length: size }, () => new AbortController());
    const waits = controllers.map(({ signal }) => wait(signal));
    for (const controller of controllers.reverse()) controller.abort();
    await Promise.all(waits);
    expectEqual('left', left, size);
  },
};

const times: Record<string, Record<string, number>> = {};
for (const [name, work] of Object.entries(works)) {
  for (const size of sizes) {
    const run = inParts(size, work);
    (times[name] ??= {})[size] = (await sample(() => run(total))) / total;
  }
}
console.log(JSON.stringify(times));
