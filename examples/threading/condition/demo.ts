import { Condition, Thread } from 'bingfa/threading';

const condition = new Condition();
const bread = new Int32Array(new SharedArrayBuffer(12));

function bake(condition: Condition, bread: Int32Array, loaves: number) {
  const [shelf, most] = [0, 1];
  for (let n = 0; n < loaves; n += 1) {
    using held = condition.acquireSync();
    condition.waitForSync(() => bread[shelf]! < 3);
    bread[shelf]! += 1;
    bread[most] = Math.max(bread[most]!, bread[shelf]!);
    condition.notifyAll();
  }
}

function buy(condition: Condition, bread: Int32Array, loaves: number) {
  const [shelf, sold] = [0, 2];
  for (let n = 0; n < loaves; n += 1) {
    using held = condition.acquireSync();
    condition.waitForSync(() => bread[shelf]! > 0);
    bread[shelf]! -= 1;
    bread[sold]! += 1;
    condition.notifyAll();
  }
}

const buyers = [1, 2].map(
  () => new Thread({ target: buy, args: [condition, bread, 6] }),
);
const baker = new Thread({
  target: bake,
  args: [condition, bread, 12],
});
const threads = [baker, ...buyers];
for (const thread of threads) thread.start();
for (const thread of threads) await thread.join();
const [shelf, most, sold] = bread;
console.log(`sold: ${sold}, left: ${shelf}`);
console.log(`never more than 3: ${most! <= 3 ? 'yes' : 'no'}`);
