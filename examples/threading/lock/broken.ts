import { Barrier, Thread } from 'bingfa/threading';

const count = new Int32Array(new SharedArrayBuffer(4));
const everyoneHasRead = new Barrier(4, { timeout: 5000 });

function deposit(count: Int32Array, everyoneHasRead: Barrier) {
  const balance = count[0]!;
  everyoneHasRead.waitSync();
  count[0] = balance + 1;
}

async function main() {
  const args: [Int32Array, Barrier] = [count, everyoneHasRead];
  const threads = [1, 2, 3, 4].map(
    () => new Thread({ target: deposit, args }),
  );
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
  console.log(`deposits: ${threads.length}`);
  console.log(`count: ${count[0]}`);
}

await main();
