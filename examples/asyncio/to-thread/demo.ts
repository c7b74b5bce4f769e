import { createTask, sleep, toThread } from 'bingfa/asyncio';

Object.assign(globalThis, { isMainThread: true });

function workOut(value: number): [root: number, where: string] {
  const end = performance.now() + 300;
  while (performance.now() < end);
  if (value < 0) throw new RangeError(`${value} has no root`);
  const isMain = 'isMainThread' in globalThis;
  const where = isMain ? 'main' : 'another';
  return [Math.round(value ** 0.5), where];
}

let ticks = 0;

const ticker = createTask(async ({ signal }) => {
  for (;;) {
    ticks += 1;
    await sleep(10, { signal });
  }
});
const [root, where] = await toThread(workOut, 144);
console.log('root:', String(root));
console.log('worked out in', where, 'thread');
console.log('the loop', ticks > 3 ? 'went on' : 'stood still');
ticker.cancel();

try {
  await toThread(workOut, -1);
} catch (error) {
  console.log('failed:', (error as Error).message);
}
