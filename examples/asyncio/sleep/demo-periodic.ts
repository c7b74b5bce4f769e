import { sleep } from 'bingfa/asyncio';

type Run = (interval: number, times: number) => Promise<void>;

async function work(): Promise<void> {
  await sleep(60);
}

async function fixedRate(interval: number, times: number) {
  let due = performance.now();
  for (let n = 0; n < times; n += 1) {
    await work();
    due += interval;
    await sleep(due - performance.now());
  }
}

async function fixedDelay(interval: number, times: number) {
  for (let n = 0; n < times; n += 1) {
    await work();
    await sleep(interval);
  }
}

async function measure(name: string, run: Run): Promise<void> {
  const began = performance.now();
  await run(100, 3);
  const took = performance.now() - began;
  const keeps = took < 420 ? 'keeps to' : 'drifts from';
  console.log(name, keeps, 'the schedule');
}

await measure('fixed rate', fixedRate);
await measure('fixed delay', fixedDelay);
