import { sleep } from 'bingfa/asyncio';

async function nap(name: string, ms: number): Promise<void> {
  const result = await sleep(ms, { value: `${name} is up` });
  console.log(result);
}

async function steps(name: string): Promise<void> {
  for (let step = 0; step < 3; step += 1) {
    console.log(name, String(step));
    await sleep(0);
  }
}

const began = performance.now();
await Promise.all([
  nap('late', 150),
  nap('middle', 100),
  nap('early', 50),
]);
const took = performance.now() - began;
console.log('as long as the longest:', took < 280 ? 'yes' : 'no');

await Promise.all([
  steps('ping'),
  steps('pong'),
]);
