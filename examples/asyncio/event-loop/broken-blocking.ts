import { createTask, run, sleep } from 'bingfa/asyncio';

function blockFor(ms: number) {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, ms);
}

async function heartbeat(beats: string[], signal: AbortSignal) {
  for (;;) {
    beats.push('beat');
    await sleep(10, { signal });
  }
}

async function main() {
  const beats: string[] = [];
  const task = createTask(({ signal }) => heartbeat(beats, signal));
  await sleep(0);

  const before = beats.length;
  blockFor(100);
  console.log('beats while blocked:', beats.length - before);
  task.cancel();
}

await run(main);
