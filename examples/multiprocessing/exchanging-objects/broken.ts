import { fork } from 'node:child_process';
import { on } from 'node:events';
import process from 'node:process';

type Job = { run?: () => number };

function work(): void {
  process.send!('ready');
  process.once('message', (job: Job) => {
    process.send!(job.run?.() ?? 'no function arrived');
    process.disconnect();
  });
}

async function main(): Promise<void> {
  const worker = fork(import.meta.filename, ['work']);
  const answers = on(worker, 'message');
  console.log((await answers.next()).value![0]);
  worker.send({ run: () => 42 });
  console.log('sent');
  console.log((await answers.next()).value![0]);
}

if (process.argv[2] === 'work') work();
else await main();
