import { once } from 'node:events';
import * as threads from 'node:worker_threads';

class Cook extends threads.Worker {
  alive = true;

  constructor(dish: string, together: Int32Array) {
    super(new URL(import.meta.url), { workerData: { dish, together } });
    this.once('exit', () => (this.alive = false));
  }
}

function run(dish: string, together: Int32Array): void {
  Atomics.add(together, 0, 1);
  Atomics.notify(together, 0);
  for (let met = 0; (met = Atomics.load(together, 0)) < 3;)
    Atomics.wait(together, 0, met, 5000);
  threads.parentPort!.postMessage(dish);
}

async function main(): Promise<void> {
  const together = new Int32Array(new SharedArrayBuffer(4));
  const meals: string[] = [];
  const cooks: Cook[] = [];
  console.log(`alive before start: ${cooks.length}`);
  for (const dish of ['rice', 'soup', 'tea'])
    cooks.push(new Cook(dish, together));
  for (const cook of cooks) cook.on('message', (x) => meals.push(x));
  await Promise.all(cooks.map((cook) => once(cook, 'exit')));
  console.log('all three met at the barrier');
  const alive = cooks.filter((cook) => cook.alive);
  console.log(`alive after join: ${alive.length}`);
  console.log(`cooked: ${meals.sort().join(', ')}`);
}

const { dish, together } = threads.workerData ?? {};
if (threads.isMainThread) await main();
else run(dish, together);
