import { gather, getRunningLoop, sleep } from 'bingfa/asyncio';

function countPrimes(limit: number) {
  let count = 0;
  for (let n = 2; n < limit; n++) {
    let d = 2;
    while (d * d <= n && n % d !== 0) d += 1;
    if (d * d > n) count += 1;
  }
  return count;
}

async function readRequest(limit: number) {
  await sleep(50);
  return limit;
}

async function serve(limit: number) {
  const loop = getRunningLoop();
  const request = await readRequest(limit);
  return await loop.runInExecutor(undefined, countPrimes, request);
}

const primes = await gather([100, 1_000, 10_000].map(serve));
console.log('primes below 100, 1000, 10000:', ...primes);
