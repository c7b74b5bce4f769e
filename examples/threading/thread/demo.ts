import { once } from 'node:events';
import * as threads from 'node:worker_threads';

class Cook extends threads.Worker {
  up = false;

  constructor(dish: string, together: Int32Array) {
    super(new URL(import.meta.url), { workerData: { dish, together } });
    this.once('online', () => (this.up = true));
    this.once('exit', () => (this.up = false));
  }
}

function meet(together: Int32Array): void {
  Atomics.add(together, 0, 1);
  Atomics.notify(together, 0);
  for (let met = 0; (met = Atomics.load(together, 0)) < 4;)
    Atomics.wait(together, 0, met, 5000);
}

async function main(): Promise<void> {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const meals: string[] = [];
  const cooks = ['rice', 'soup', 'tea'].map((x) => new Cook(x, gate));
  for (const cook of cooks) cook.on('message', (x) => meals.push(x));
  const ended = cooks.map((cook) => once(cook, 'exit'));
  await Promise.all(cooks.map((cook) => once(cook, 'online')));
  console.log('alive after start:', cooks.filter((x) => x.up).length);
  meet(gate);
  await Promise.all(ended);
  console.log('alive after join:', cooks.filter((x) => x.up).length);
  console.log(`cooked: ${meals.sort().join(', ')}`);
}

const { dish, together } = threads.workerData ?? {};
if (threads.isMainThread) await main();
else {
  meet(together);
  threads.parentPort!.postMessage(dish);
}
