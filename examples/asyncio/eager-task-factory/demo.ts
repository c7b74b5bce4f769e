import { createTask, sleep } from 'bingfa/asyncio';

type Body = () => Promise<number>;
type Factory = (body: Body) => PromiseLike<number>;
const cache = new Map<string, number>();

async function price(item: string): Promise<number> {
  const known = cache.get(item);
  if (known !== undefined) {
    console.log('  from the cache');
    return known;
  }
  console.log('  asking the shop');
  await sleep(20);
  cache.set(item, item.length);
  return item.length;
}

async function buy(item: string, factory: Factory): Promise<void> {
  console.log('  creating the task');
  const task = factory(() => price(item));
  console.log('  task created');
  console.log('  costs', String(await task));
}

console.log('default');
await buy('tea', (body) => createTask(body));
await buy('tea', (body) => createTask(body));

console.log('eager');
await buy('rice', (body) => body());
await buy('rice', (body) => body());
