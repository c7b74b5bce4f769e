import { sleep } from 'bingfa/asyncio';

async function mirror(city: string, ms: number): Promise<string> {
  await sleep(ms);
  console.log('download from', city);
  return city;
}

const fastest = await Promise.race([
  mirror('Beijing', 50),
  mirror('Berlin', 20),
  mirror('Boston', 80),
]);
console.log('fastest:', fastest);
await sleep(200);
