import { ProcessPoolExecutor } from 'bingfa/futures';
import type { RemoteTraceback } from 'bingfa/multiprocessing';

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
  return n > 1;
}

function root(n: number): number {
  if (n < 0) throw new RangeError(`negative: ${n}`);
  return n ** 0.5;
}

const numbers = Array.from({ length: 50 }, (_, n) => 1_000_000 + n);
await using executor = new ProcessPoolExecutor({ maxWorkers: 2 });
const map = executor.map(isPrime, numbers, { chunksize: 10 });
const flags = await Array.fromAsync(map);
console.log('primes:', ...numbers.filter((_, n) => flags[n]));
const future = executor.submit(isPrime, 2 ** 31 - 1);
const answer = await future.result({ timeout: 10_000 });
console.log('2147483647 is prime:', answer ? 'yes' : 'no');
const error = (await executor.submit(root, -1).exception()) as Error;
console.log('error:', error.message);
const told = (error.cause as RemoteTraceback).tb.includes('root');
console.log('says where it was raised:', told ? 'yes' : 'no');
