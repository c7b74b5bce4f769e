import {
  createTask,
  eagerTaskFactory,
  getRunningLoop,
  sleep,
} from 'bingfa/asyncio';

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

async function buy(item: string): Promise<void> {
  console.log('  creating the task');
  const task = createTask(() => price(item));
  console.log('  task created');
  console.log('  costs', String(await task));
}

console.log('default');
await buy('tea');
await buy('tea');

getRunningLoop().setTaskFactory(eagerTaskFactory);
console.log('eager');
await buy('rice');
await buy('rice');
