import { ExceptionGroup, sleep, TaskGroup } from 'bingfa/asyncio';
import type { TaskBody } from 'bingfa/asyncio';

function load(part: string, ms: number): TaskBody<string> {
  return async ({ signal }) => {
    try {
      await sleep(ms, { signal });
    } catch (reason) {
      console.log('cancelled', part);
      throw reason;
    }
    if (part === 'orders') throw new RangeError('orders are broken');
    console.log('loaded', part);
    return part;
  };
}

const both = await TaskGroup.run(async (group) => {
  const one = group.createTask(load('users', 20));
  const two = group.createTask(load('prices', 10));
  return [await one, await two];
});
console.log('both:', both.join(' '));

try {
  await TaskGroup.run((group) => {
    group.createTask(load('users', 20));
    group.createTask(load('orders', 50));
    group.createTask(load('stock', 500));
  });
} catch (error) {
  if (!(error instanceof ExceptionGroup)) throw error;
  const [failed, rest] = error.split(RangeError);
  for (const { message } of failed?.errors ?? []) {
    console.log('failed:', message);
  }
  if (rest !== undefined) throw rest;
}
console.log('nothing is left running');
