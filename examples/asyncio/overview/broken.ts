import { sleep } from 'bingfa/asyncio';

async function cook(dish: string, ms: number, ready: string[]) {
  await sleep(ms);
  ready.push(dish);
}

const ready: string[] = [];
await cook('soup', 30, ready);
await cook('tea', 10, ready);
await cook('rice', 20, ready);
console.log('ready:', ...ready);
