import { Barrier, sleep } from 'bingfa/asyncio';

const barrier = new Barrier(3);

async function worker(name: string, fails: boolean) {
  await sleep(10);
  if (fails) {
    console.log(name, 'gives up');
    return;
  }
  console.log(name, 'waits');
  await barrier.wait();
  console.log(name, 'goes on');
}

await Promise.all([
  worker('a', false),
  worker('b', false),
  worker('c', true),
]);
