import { fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

function work(): void {
  process.send!('x'.repeat(1_000_000));
  process.disconnect();
}

async function main(): Promise<void> {
  const worker = fork(import.meta.filename, ['work']);
  const [code] = await once(worker, 'close');
  console.log(`ended with exit code ${code}`);
  const received: string[] = [];
  worker.on('message', (text: string) => received.push(text));
  await sleep(100);
  console.log(`results received: ${received.length}`);
}

if (process.argv[2] === 'work') work();
else await main();
