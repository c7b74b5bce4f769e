import { createTask, run, sleep } from 'bingfa/asyncio';

async function background() {
  await sleep(200);
  console.log('background: ran to its end');
}

async function main() {
  createTask(background);
  await sleep(0);
  console.log('main: done');
  return 42;
}

console.log('result:', await run(main));
