import { Condition, createTask, gather, sleep } from 'bingfa/asyncio';

const condition = new Condition();
const stock: string[] = [];
const log: string[] = [];

async function consumer(name: string, signal: AbortSignal) {
  using held = await condition.acquire({ signal });
  if (stock.length === 0) await condition.wait({ signal });
  log.push(`${name} takes ${stock.shift() ?? "nothing"}`);
}

const consumers = ['a', 'b'].map((name) =>
  createTask(({ signal }) => consumer(name, signal)),
);
await sleep(10);
{
  using held = await condition.acquire();
  stock.push('tea');
  condition.notifyAll();
}
await gather(consumers);
console.log(log.join(', '));
