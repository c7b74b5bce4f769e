import { Barrier, Thread } from 'bingfa/threading';

const barrier = new Barrier(3);

function arrive(barrier: Barrier) {
  try {
    barrier.waitSync({ timeout: 200 });
    console.log('through');
  } catch (error) {
    if ((error as Error).name !== 'BrokenBarrierError') throw error;
    console.log('still waiting for a third');
  }
}

async function main() {
  const threads = [1, 2].map(
    () => new Thread({ target: arrive, args: [barrier] }),
  );
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
  console.log('broken for good:', barrier.broken ? 'yes' : 'no');
}

await main();
