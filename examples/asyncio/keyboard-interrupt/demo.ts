import process from 'node:process';
import { CancelledError, getRunningLoop } from 'bingfa/asyncio';
import { KeyboardInterrupt, run, sleep } from 'bingfa/asyncio';
import type { Task } from 'bingfa/asyncio';

function pressCtrlC() {
  process.kill(process.pid, 'SIGINT');
}

async function main({ signal }: Task<void>) {
  const loop = getRunningLoop();
  loop.callLater(50, pressCtrlC);
  try {
    await sleep(60_000, { signal });
  } catch (error) {
    if (error instanceof CancelledError) console.log('main: cancelled');
    throw error;
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
