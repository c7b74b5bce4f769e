import { gather, sleep } from 'bingfa/asyncio';

let inside = 0;
let peak = 0;

function enter(): void {
  inside += 1;
  peak = Math.max(peak, inside);
}

function leave(): void {
  inside -= 1;
}

async function blocking(): Promise<void> {
  enter();
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  leave();
}

async function waiting(): Promise<void> {
  enter();
  await sleep(50);
  leave();
}

for (const job of [blocking, waiting]) {
  peak = 0;
  await gather([job(), job(), job()]);
  console.log(`${job.name}: at once, at most ${peak}`);
}
