import process from 'node:process';
import { run, sleep, type Task } from 'bingfa/asyncio';

process.once('SIGINT', () => {
  console.log('interrupted, leaving at once');
  process.exit(130);
});

async function main({ signal }: Task<void>) {
  setTimeout(() => process.kill(process.pid, 'SIGINT'), 50);
  try {
    console.log('main: works');
    await sleep(60_000, { signal });
  } finally {
    console.log('main: cleans up');
  }
}

await run(main);
