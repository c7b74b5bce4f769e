import { sleep } from 'bingfa/asyncio';

let inside = 0;
let peak = 0;

async function track(work: () => void | Promise<void>) {
  inside += 1;
  peak = Math.max(peak, inside);
  await work();
  inside -= 1;
}

async function peakOf(work: () => void | Promise<void>) {
  peak = 0;
  const tasks: Promise<void>[] = [];
  for (let n = 0; n < 4; n++) {
    tasks.push(track(work));
    await null;
  }
  await Promise.all(tasks);
  return peak;
}

async function wait() {
  await sleep(100);
}

function compute() {
  let total = 0;
  for (let n = 0; n < 50_000; n++) total += n * n;
}

console.log('waiting at once:', await peakOf(wait));
console.log('computing at once:', await peakOf(compute));
