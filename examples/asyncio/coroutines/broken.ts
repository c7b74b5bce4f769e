import { sleep } from 'bingfa/asyncio';

async function save(order: string): Promise<void> {
  console.log('saving', order);
  await sleep(10);
  throw new Error('disk full');
}

try {
  save('order 1');
  console.log('order 1 is safe');
} catch (error) {
  console.log('not saved:', (error as Error).message);
}
