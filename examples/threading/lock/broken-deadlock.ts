import { once } from 'node:events';
import { Worker, parentPort, workerData } from 'node:worker_threads';

const [ANN, BOB, HOLD_ONE, GAVE_UP] = [0, 1, 2, 3] as const;
const cell = new Int32Array(new SharedArrayBuffer(16));
const { state, name, first, second } = workerData ?? {};

function acquire(lock: number, timeout: number): boolean {
  while (Atomics.compareExchange(state, lock, 0, 1) !== 0)
    if (Atomics.wait(state, lock, 1, timeout) === 'timed-out')
      return false;
  return true;
}

function meet(barrier: number): void {
  Atomics.add(state, barrier, 1);
  Atomics.notify(state, barrier);
  Atomics.wait(state, barrier, 1, 5000);
}

function transfer(): void {
  acquire(first, 5000);
  meet(HOLD_ONE);
  const got = acquire(second, 200);
  parentPort!.postMessage(`${name}: ${got ? 'done' : 'gave up'}`);
  meet(GAVE_UP);
}

function start(name: string, first: number, second: number) {
  const options = { workerData: { state: cell, name, first, second } };
  const thread = new Worker(new URL(import.meta.url), options);
  return once(thread, 'message');
}

if (workerData) transfer();
else {
  const ann = start('ann to bob', ANN, BOB);
  const bob = start('bob to ann', BOB, ANN);
  console.log([...(await ann), ...(await bob)].join('\n'));
}
