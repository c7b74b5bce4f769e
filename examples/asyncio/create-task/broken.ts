import { sleep } from 'bingfa/asyncio';

async function report(): Promise<void> {
  await sleep(20);
  throw new Error('disk full');
}

void report();
console.log('serving');
await sleep(100);
console.log('still serving');
