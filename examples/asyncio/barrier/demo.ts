import { Barrier, gather, sleep } from 'bingfa/asyncio';

async function worker(
  name: string,
  pause: number,
  barrier: Barrier,
  log: string[],
) {
  for (const phase of [1, 2]) {
    await sleep(pause);
    log.push(`${name} at ${phase}`);
    const place = await barrier.wait();
    if (place === 0) log.push(`phase ${phase} complete`);
  }
}

const barrier = new Barrier(3);
const log: string[] = [];
await gather([
  worker('slow', 30, barrier, log),
  worker('fast', 10, barrier, log),
  worker('even', 20, barrier, log),
]);
console.log(log.slice(0, 4).join(', '));
console.log(log.slice(4).join(', '));
