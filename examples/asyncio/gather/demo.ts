import { sleep } from 'bingfa/asyncio';

async function root(value: number, ms: number): Promise<number> {
  await sleep(ms);
  console.log('finished', String(value));
  if (value < 0) throw new RangeError(`${value} has no root`);
  return Math.round(value ** 0.5);
}

const roots = await Promise.all([
  root(9, 60), root(16, 40), root(25, 20),
]);
console.log('roots:', roots.join(' '));

const ends = await Promise.allSettled([
  root(36, 40), root(-1, 20),
]);
for (const end of ends) {
  if (end.status === 'rejected') {
    console.log('failed:', (end.reason as Error).message);
  } else {
    console.log('root:', String(end.value));
  }
}
