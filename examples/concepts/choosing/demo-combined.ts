import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker, isMainThread, parentPort } from "node:worker_threads";

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

async function serve(limit: number): Promise<number> {
  const request = await readRequest(limit);
  const worker = new Worker(new URL(import.meta.url));
  worker.postMessage(request);
  const [count] = await once(worker, "message");
  await worker.terminate();
  return count;
}

if (isMainThread) {
  const primes = await Promise.all([100, 1_000, 10_000].map(serve));
  console.log("primes below 100, 1000, 10000:", ...primes);
} else {
  parentPort!.on("message", (limit: number) => {
    parentPort!.postMessage(countPrimes(limit));
  });
}
