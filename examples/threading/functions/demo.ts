import { once } from 'node:events';
import * as threading from 'node:worker_threads';

const alive = new Map<number, string>();

function work(): void {
  threading.parentPort!.postMessage(threading.threadId);
  threading.parentPort!.once('message', () => {});
}

function report(when: string): void {
  const names = [...alive.values()].sort();
  console.log(`${when}: ${alive.size} (${names.join(', ')})`);
}

async function main(): Promise<void> {
  console.log(`main thread: ${threading.isMainThread ? 'yes' : 'no'}`);
  alive.set(threading.threadId, 'MainThread');
  report('before');
  const threads = ['worker-1', 'worker-2'].map((name) => {
    const thread = new threading.Worker(new URL(import.meta.url), {
      name,
    });
    const id = thread.threadId;
    alive.set(id, name);
    thread.once('exit', () => alive.delete(id));
    return thread;
  });
  const ready = threads.map((thread) => once(thread, 'message'));
  const idents = (await Promise.all(ready)).flat();
  report('during');
  const distinct = new Set([threading.threadId, ...idents]).size;
  console.log(`distinct idents: ${distinct}`);
  for (const thread of threads) thread.postMessage('leave');
  await Promise.all(threads.map((thread) => once(thread, 'exit')));
  report('after');
}

if (threading.isMainThread) await main();
else work();
