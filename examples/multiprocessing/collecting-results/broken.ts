import { Process, Queue } from 'bingfa/multiprocessing';

async function work(results: Queue<string>): Promise<void> {
  for (const _ of [1, 2]) await results.put('x'.repeat(500_000));
}

const results = new Queue<string>(1);
const worker = new Process({ target: work, args: [results] });
worker.start();
await worker.join({ timeout: 800 });
console.log(`ended before get: ${worker.isAlive() ? 'no' : 'yes'}`);
const received = (await results.get()) + (await results.get());
console.log(`received: ${received.length}`);
await worker.join();
console.log(`ended after get: ${worker.isAlive() ? 'no' : 'yes'}`);
