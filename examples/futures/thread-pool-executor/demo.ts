import { asCompleted, ThreadPoolExecutor } from 'bingfa/futures';
import { Barrier } from 'bingfa/threading';

async function meet(barrier: Barrier, name: string): Promise<string> {
  await barrier.wait();
  return name;
}

async function brew(tea: string, ms: number): Promise<string> {
  if (ms < 0) throw new RangeError(`cannot brew ${tea}`);
  await new Promise((resolve) => setTimeout(resolve, ms));
  return tea;
}

const executor = new ThreadPoolExecutor({ maxWorkers: 3 });
const names = ['ann', 'bob', 'cem'];
const barrier = new Barrier(3);
const barriers = [barrier, barrier, barrier];
const met = executor.map(meet, barriers, names);
console.log('met:', ...(await Array.fromAsync(met)));
const slow = executor.submit(brew, 'black', 400);
const quick = executor.submit(brew, 'green', 100);
const iced = executor.submit(brew, 'ice', -1);
for await (const future of asCompleted([slow, quick]))
  console.log('ready:', await future.result());
console.log('error:', ((await iced.exception()) as Error).message);
await executor.shutdown();
try {
  executor.submit(brew, 'late', 0);
} catch {
  console.log('shut down: takes no more calls');
}
