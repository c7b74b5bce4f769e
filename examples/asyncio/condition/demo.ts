import { Condition, createTask, gather, sleep } from 'bingfa/asyncio';

const condition = new Condition();
const stock: string[] = [];
const log: string[] = [];

async function consumer(name: string, signal: AbortSignal) {
  using held = await condition.acquire({ signal });
  await condition.waitFor(() => stock.length > 0, { signal });
  log.push(`${name} takes ${stock.shift()}`);
}

async function producer(item: string) {
  using held = await condition.acquire();
  stock.push(item);
  log.push(`${item} comes`);
  condition.notifyAll();
}

const consumers = ['a', 'b'].map((name) =>
  createTask(({ signal }) => consumer(name, signal)),
);
await sleep(10);
await producer('tea');
await sleep(10);
console.log(log.join(', '));
console.log('b still waits:', consumers[1]?.done() ? 'no' : 'yes');

await producer('rice');
await gather(consumers);
console.log(log.join(', '));
