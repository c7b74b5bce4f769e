import { createTask, run, sleep } from 'bingfa/asyncio';

async function background(signal: AbortSignal) {
  try {
    await sleep(3_600_000, { signal });
  } finally {
    console.log('background: cancelled, cleans up');
  }
}

async function main() {
  const task = createTask(({ signal }) => background(signal));
  await sleep(0);
  console.log('main: done, background:', task.done() ? 'done' : 'busy');
  return 42;
}

console.log('result:', await run(main));
