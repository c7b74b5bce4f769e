import { KeyboardInterrupt, run, sleep } from 'bingfa/asyncio';
import type { Task } from 'bingfa/asyncio';

async function main({ signal }: Task<void>) {
  try {
    for (let step = 1; step < 5; step += 1) {
      console.log('step', step);
      await sleep(400, { signal });
    }
    console.log('main: nobody pressed anything');
  } finally {
    console.log('main: cleans up');
  }
}

try {
  await run(main);
} catch (error) {
  if (!(error instanceof KeyboardInterrupt)) throw error;
  console.log('caller: interrupted');
}
