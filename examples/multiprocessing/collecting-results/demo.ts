import { Process, Queue } from 'bingfa/multiprocessing';

type Found = [start: number, primes: number[]];

async function work(results: Queue<Found>, start: number) {
  function isPrime(n: number): boolean {
    for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
    return true;
  }
  const numbers = Array.from({ length: 2000 }, (_, n) => start + n);
  await results.put([start, numbers.filter(isPrime)]);
}

const results = new Queue<Found>();
const starts = [2, 2002, 4002];
const workers = starts.map((start) => {
  return new Process({ target: work, args: [results, start] });
});
for (const worker of workers) worker.start();
const found = new Map<number, number[]>();
while (found.size < workers.length) {
  const [start, primes] = await results.get();
  found.set(start, primes);
}
for (const worker of workers) await worker.join();
for (const start of starts)
  console.log(`from ${start}: ${found.get(start)!.length} primes`);
const primes = starts.flatMap((start) => found.get(start)!);
const last = primes.at(-1);
console.log(`together: ${primes.length}, the last is ${last}`);
const codes = workers.map((worker) => worker.exitcode);
console.log(`exit codes: ${codes.join(', ')}`);
