import { gather, sleep } from 'bingfa/asyncio';

async function root(value: number, ms: number): Promise<number> {
  await sleep(ms);
  console.log('finished', String(value));
  if (value < 0) throw new RangeError(`${value} has no root`);
  return Math.round(value ** 0.5);
}

const roots = await gather([
  root(9, 60), root(16, 40), root(25, 20),
]);
console.log('roots:', roots.join(' '));

const ends = await gather([root(36, 40), root(-1, 20)], {
  returnExceptions: true,
});
for (const end of ends) {
  if (end instanceof Error) {
    console.log('failed:', end.message);
  } else {
    console.log('root:', String(end));
  }
}
