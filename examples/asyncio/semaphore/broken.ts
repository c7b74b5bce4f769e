import { gather, Semaphore, sleep } from 'bingfa/asyncio';

const places = new Semaphore(3);
let inside = 0;
let peak = 0;

async function request(fails: boolean) {
  await places.acquire();
  try {
    inside += 1;
    peak = Math.max(peak, inside);
    await sleep(20);
    inside -= 1;
    if (fails) places.release();
  } finally {
    places.release();
  }
}

const fails = [true, true, true, false, false, false, false, false];
await gather(fails.map(request));
console.log('places: 3, inside at once, at most:', peak);
