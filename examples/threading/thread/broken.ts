import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';

async function save(): Promise<void> {
  parentPort!.postMessage('saving');
  try {
    await sleep(1000);
    parentPort!.postMessage('saved');
  } finally {
    parentPort!.postMessage('closed the file');
  }
}

async function main(): Promise<void> {
  const thread = new Worker(new URL(import.meta.url));
  thread.on('message', (line) => console.log(line));
  await once(thread, 'message');
  thread.unref();
  console.log('main ends');
}

if (isMainThread) await main();
else await save();
