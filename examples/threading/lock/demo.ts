import { Lock, Thread } from 'bingfa/threading';

const shared = {
  lock: new Lock(),
  count: new Int32Array(new SharedArrayBuffer(4)),
  inside: new Int32Array(new SharedArrayBuffer(4)),
  peak: new Int32Array(new SharedArrayBuffer(4)),
};

function deposit(
  times: number,
  { lock, count, inside, peak }: typeof shared,
) {
  for (let n = 0; n < times; n += 1) {
    using held = lock.acquireSync();
    inside[0]! += 1;
    peak[0] = Math.max(peak[0]!, inside[0]!);
    const balance = count[0]!;
    Atomics.wait(count, 0, balance, 0);
    count[0] = balance + 1;
    inside[0]! -= 1;
  }
}

async function main() {
  const threads = [1, 2, 3, 4].map(
    () => new Thread({ target: deposit, args: [500, shared] }),
  );
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
  console.log(`count: ${shared.count[0]} of 2000`);
  console.log(`most threads inside at once: ${shared.peak[0]}`);
}

await main();
