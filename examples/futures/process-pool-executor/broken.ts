import { ProcessPoolExecutor } from 'bingfa/futures';

const shared = globalThis as { counter?: number };
shared.counter = 0;

function count(_: number): number {
  const shared = globalThis as { counter?: number };
  shared.counter = (shared.counter ?? 0) + 1;
  return shared.counter;
}

await using executor = new ProcessPoolExecutor({ maxWorkers: 1 });
const counts = await Array.fromAsync(executor.map(count, [0, 1, 2]));
console.log('the worker counted to', String(counts.at(-1)));
console.log('this process counted to', String(shared.counter));
