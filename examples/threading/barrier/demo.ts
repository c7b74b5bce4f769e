import { Barrier, Lock, Thread } from 'bingfa/threading';

const [rounds, workers] = [3, 4];
const shared = {
  barrier: new Barrier(workers, { timeout: 5000 }),
  guard: new Lock(),
  done: new Int32Array(new SharedArrayBuffer(4 * rounds)),
  early: new Int32Array(new SharedArrayBuffer(4)),
  leaders: new Int32Array(new SharedArrayBuffer(4)),
};

function work({ barrier, guard, done, early, leaders }: typeof shared) {
  for (let turn = 0; turn < done.length; turn += 1) {
    guard.acquireSync();
    done[turn]! += 1;
    guard.release();
    const index = barrier.waitSync();
    using held = guard.acquireSync();
    if (done[turn]! < barrier.parties) early[0]! += 1;
    if (index === 0) leaders[0]! += 1;
  }
}

const threads = Array.from(
  { length: workers },
  () => new Thread({ target: work, args: [shared] }),
);
for (const thread of threads) thread.start();
for (const thread of threads) await thread.join();
console.log('done in each round:', ...shared.done);
console.log(`went on too early: ${shared.early[0]}`);
console.log(`leaders, one a round: ${shared.leaders[0]}`);
