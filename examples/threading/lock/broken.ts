import { once } from 'node:events';
import { Worker, isMainThread, workerData } from 'node:worker_threads';

const [COUNT, READERS, GATE] = [0, 1, 2] as const;
const state = workerData ?? new Int32Array(new SharedArrayBuffer(12));

function everyoneHasRead(): void {
  if (Atomics.add(state, READERS, 1) === 3) {
    Atomics.store(state, GATE, 1);
    Atomics.notify(state, GATE);
  }
  Atomics.wait(state, GATE, 0, 5000);
}

function deposit(): void {
  const balance = state[COUNT];
  everyoneHasRead();
  state[COUNT] = balance + 1;
}

function spawn(): Worker {
  return new Worker(new URL(import.meta.url), { workerData: state });
}

async function main(): Promise<void> {
  const threads = [1, 2, 3, 4].map(spawn);
  await Promise.all(threads.map((thread) => once(thread, 'exit')));
  console.log(`deposits: ${threads.length}`);
  console.log(`count: ${state[COUNT]}`);
}

if (isMainThread) await main();
else deposit();
