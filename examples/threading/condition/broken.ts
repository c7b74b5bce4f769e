import { Condition, Semaphore, Thread } from 'bingfa/threading';

const condition = new Condition();
const aboutToWait = new Semaphore(0);
const shelf = new Int32Array(new SharedArrayBuffer(4));

function buy(
  condition: Condition,
  aboutToWait: Semaphore,
  shelf: Int32Array,
) {
  using held = condition.acquireSync();
  aboutToWait.release();
  if (shelf[0] === 0) condition.waitSync();
  shelf[0]! -= 1;
}

const args: Parameters<typeof buy> = [condition, aboutToWait, shelf];
const customers = [1, 2].map(() => new Thread({ target: buy, args }));
for (const customer of customers) {
  customer.start();
  await aboutToWait.acquire();
}
{
  using held = await condition.acquire();
  shelf[0]! += 1;
  condition.notifyAll();
}
for (const customer of customers) await customer.join();
console.log(`loaves on the shelf: ${shelf[0]}`);
