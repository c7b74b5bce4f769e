import {
  gather,
  getRunningLoop,
  run,
  sleep,
  toThread,
} from 'bingfa/asyncio';

function read(file: string): string {
  const end = performance.now() + 50;
  while (performance.now() < end);
  return `read ${file}`;
}

async function load(site: string): Promise<string> {
  await sleep(50);
  return `loaded ${site}`;
}

async function gatherAll(): Promise<string[]> {
  const loop = getRunningLoop();
  return await gather([
    toThread(read, 'notes'),
    loop.runInExecutor(undefined, read, 'orders'),
    load('news'),
  ]);
}

async function report(): Promise<string> {
  return (await run(gatherAll)).join('\n');
}

console.log(await report());
console.log('report done');
