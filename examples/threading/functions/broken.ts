import { once } from 'node:events';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';

const context = { user: 'nobody' };

function handle(name: string): string {
  return `${name} works for ${context.user}`;
}

async function main(): Promise<void> {
  context.user = 'ada';
  console.log(handle('MainThread'));
  const thread = new Worker(new URL(import.meta.url));
  const [line] = await once(thread, 'message');
  console.log(line);
}

if (isMainThread) await main();
else parentPort!.postMessage(handle('worker'));
