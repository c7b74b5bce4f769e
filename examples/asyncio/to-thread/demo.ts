import { createTask, sleep, toThread } from 'bingfa/asyncio';
import { currentThread, mainThread } from 'bingfa/threading';

type Which = typeof currentThread;

function workOut(value: number, here: Which, main: Which) {
  const end = performance.now() + 300;
  while (performance.now() < end);
  if (value < 0) throw new RangeError(`${value} has no root`);
  const where = here() === main() ? 'main' : 'another';
  return { root: Math.round(value ** 0.5), where };
}

let ticks = 0;

const ticker = createTask(async ({ signal }) => {
  for (;;) {
    ticks += 1;
    await sleep(10, { signal });
  }
});
const call = [currentThread, mainThread] as const;
const { root, where } = await toThread(workOut, 144, ...call);
console.log('root:', String(root));
console.log('worked out in', where, 'thread');
console.log('the loop', ticks > 3 ? 'went on' : 'stood still');
ticker.cancel();

try {
  await toThread(workOut, -1, ...call);
} catch (error) {
  console.log('failed:', (error as Error).message);
}
