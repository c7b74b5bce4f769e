import { BoundedSemaphore, Semaphore } from 'bingfa/asyncio';

const plain = new Semaphore(1);
const bounded = new BoundedSemaphore(1);

for (const semaphore of [plain, bounded]) {
  const { name } = semaphore.constructor;
  {
    using place = await semaphore.acquire();
    console.log(name, 'taken:', semaphore.locked() ? 'yes' : 'no');
  }
  try {
    semaphore.release();
    console.log(name, 'released once too often: accepted');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.log(name, 'released once too often: refused');
  }
}

{
  using one = await plain.acquire();
  using two = await plain.acquire();
  console.log('Semaphore now lets two in');
}
