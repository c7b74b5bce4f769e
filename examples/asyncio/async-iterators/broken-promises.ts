import { sleep } from 'bingfa/asyncio';

async function load(part: string, ms: number): Promise<string> {
  await sleep(ms);
  if (part === 'prices') throw new Error('prices are down');
  return part;
}

try {
  const parts = [load('users', 50), load('prices', 10)];
  for await (const part of parts) {
    console.log('loaded', part);
  }
} catch (error) {
  console.log('handled:', (error as Error).message);
}
