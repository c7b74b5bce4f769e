import { setTimeout as sleep } from 'node:timers/promises';
import { Worker, isMainThread, workerData } from 'node:worker_threads';

interface Work {
  cell: Int32Array<SharedArrayBuffer>;
  wakes: boolean;
}

async function notice(wakes: boolean): Promise<string> {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const woken = Atomics.waitAsync(cell, 0, 0);
  const workerData: Work = { cell, wakes };
  new Worker(new URL(import.meta.url), { workerData });
  const heartbeat = sleep(600, 'heartbeat');
  const end = await Promise.race([woken.value, heartbeat]);
  if (Atomics.load(cell, 0) !== 1) return 'not at all';
  return end === 'ok' ? 'at once' : 'at the next heartbeat';
}

if (isMainThread) {
  console.log('not woken:', await notice(false));
  console.log('woken:', await notice(true));
} else {
  const { cell, wakes } = workerData as Work;
  Atomics.store(cell, 0, 1);
  if (wakes) Atomics.notify(cell, 0);
}
