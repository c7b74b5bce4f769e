import { once } from 'node:events';
import * as threads from 'node:worker_threads';

function exportFile(file: string): void {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, 600);
  threads.parentPort?.postMessage(`exported ${file}`);
}

if (threads.isMainThread) {
  const file = new URL(import.meta.url);
  const worker = new threads.Worker(file, { workerData: 'orders' });
  worker.on('message', (line: string) => console.log(line));
  const exited = once(worker, 'exit');
  try {
    const signal = AbortSignal.timeout(300);
    await once(worker, 'message', { signal });
  } catch {
    console.log('gave up');
  }
  console.log('main ends');
  await exited;
  console.log('program ends');
} else {
  exportFile(threads.workerData as string);
}
