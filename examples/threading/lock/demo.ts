import { once } from 'node:events';
import { Worker, isMainThread, workerData } from 'node:worker_threads';

const [COUNT, INSIDE, PEAK, LOCK, NEVER] = [0, 1, 2, 3, 4] as const;
const state = workerData ?? new Int32Array(new SharedArrayBuffer(20));

function acquire() {
  while (Atomics.compareExchange(state, LOCK, 0, 1) !== 0)
    Atomics.wait(state, LOCK, 1);
  return { [Symbol.dispose]: release };
}

function release(): void {
  if (Atomics.exchange(state, LOCK, 0)) Atomics.notify(state, LOCK, 1);
}

function deposit(times: number): void {
  for (let n = 0; n < times; n += 1) {
    using held = acquire();
    state[PEAK] = Math.max(state[PEAK], (state[INSIDE] += 1));
    const balance = state[COUNT];
    Atomics.wait(state, NEVER, 0, 0);
    state[COUNT] = balance + 1;
    state[INSIDE] -= 1;
  }
}

function spawn(): Worker {
  return new Worker(new URL(import.meta.url), { workerData: state });
}

async function main(): Promise<void> {
  const threads = [1, 2, 3, 4].map(spawn);
  await Promise.all(threads.map((thread) => once(thread, 'exit')));
  console.log(`count: ${state[COUNT]} of 2000`);
  console.log(`most threads inside at once: ${state[PEAK]}`);
}

if (isMainThread) await main();
else deposit(500);
