import { RLock, Thread } from 'bingfa/threading';

const lock = new RLock();
const balance = new Int32Array(new SharedArrayBuffer(4));
const halves = new Int32Array(new SharedArrayBuffer(4));

function transfer(lock: RLock, balance: Int32Array, times: number) {
  function change(amount: number) {
    using held = lock.acquireSync();
    balance[0]! += amount;
  }

  for (let n = 0; n < times; n += 1) {
    using held = lock.acquireSync();
    change(-1);
    change(1);
  }
}

function audit(lock: RLock, balance: Int32Array, halves: Int32Array) {
  for (let n = 0; n < 500; n += 1) {
    using held = lock.acquireSync();
    if (balance[0] !== 0) halves[0]! += 1;
  }
}

async function main() {
  const threads = [
    new Thread({ target: transfer, args: [lock, balance, 500] }),
    new Thread({ target: transfer, args: [lock, balance, 500] }),
    new Thread({ target: audit, args: [lock, balance, halves] }),
  ];
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
  console.log(`balance: ${balance[0]}`);
  console.log(`half transfers seen: ${halves[0]}`);
}

await main();
