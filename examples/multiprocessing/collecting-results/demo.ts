import { fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
  return true;
}

function work(start: number): void {
  const numbers = Array.from({ length: 2000 }, (_, n) => start + n);
  process.send!([start, numbers.filter(isPrime)]);
  process.disconnect();
}

async function main(): Promise<void> {
  const starts = [2, 2002, 4002];
  const workers = starts.map((start) => {
    const worker = fork(import.meta.filename, [String(start)]);
    const end = once(worker, 'exit');
    return { result: once(worker, 'message'), end };
  });
  const found = new Map<number, number[]>();
  for (const { result } of workers) {
    const [[start, primes]] = await result;
    found.set(start, primes);
  }
  const ends = await Promise.all(workers.map(({ end }) => end));
  for (const start of starts)
    console.log(`from ${start}: ${found.get(start)!.length} primes`);
  const primes = starts.flatMap((start) => found.get(start)!);
  const last = primes.at(-1);
  console.log(`together: ${primes.length}, the last is ${last}`);
  console.log(`exit codes: ${ends.map(([code]) => code).join(', ')}`);
}

const start = Number(process.argv[2]);
if (start) work(start);
else await main();
