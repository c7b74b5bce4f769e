import { createTask, sleep } from 'bingfa/asyncio';

let ticks = 0;

const ticker = createTask(async ({ signal }) => {
  for (;;) {
    ticks += 1;
    await sleep(10, { signal });
  }
});

function blockFor(ms: number): void {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, ms);
}

await sleep(0);

let before = ticks;
blockFor(200);
console.log('ticks while blocked:', String(ticks - before));

before = ticks;
await sleep(200);
console.log('ticks while waiting:', ticks > before ? 'some' : 'none');
ticker.cancel();
