import { run, sleep } from 'bingfa/asyncio';

async function background() {
  await sleep(200);
  console.log('background: still at it');
}

async function main() {
  void background();
  await sleep(0);
  return 42;
}

console.log('result:', await run(main));
