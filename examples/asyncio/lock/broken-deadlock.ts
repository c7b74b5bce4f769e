import { Lock, sleep } from 'bingfa/asyncio';

const left = new Lock();
const right = new Lock();

async function diner(name: string, first: Lock, second: Lock) {
  using one = await first.acquire();
  console.log(name, 'has one chopstick');
  await sleep(10);
  using other = await second.acquire();
  console.log(name, 'eats');
}

await Promise.all([
  diner('Ada', left, right),
  diner('Lin', right, left),
]);
