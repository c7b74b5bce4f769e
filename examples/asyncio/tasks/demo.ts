import { createTask, sleep } from 'bingfa/asyncio';

async function brew(drink: string, ms: number): Promise<string> {
  console.log('start', drink);
  await sleep(ms);
  console.log('ready', drink);
  return drink.toUpperCase();
}

console.log('-- one after the other');
let tea = await brew('tea', 100);
let coffee = await brew('coffee', 50);
console.log(tea, coffee);

console.log('-- as tasks');
const first = createTask(() => brew('tea', 100));
const second = createTask(() => brew('coffee', 50));
tea = await first;
coffee = await second;
console.log(tea, coffee);
