import { sleep } from 'bingfa/asyncio';
import { activeCount, setExcepthook, Thread } from 'bingfa/threading';

type Add = (n: number) => unknown;

const results: number[] = [];

async function work(n: number, add: Add): Promise<void> {
  if (n === 2) throw new RangeError(String(n));
  await add(n);
}

setExcepthook(() => {});
for (const n of [1, 2]) {
  const add: Add = (n) => results.push(n);
  new Thread({ target: work, args: [n, add] }).start();
}
while (activeCount() > 1) await sleep(10);
console.log('nobody else is alive');
console.log(`done: ${results.length} of 2`);
