import { SimpleQueue } from 'bingfa/queue';
import { Barrier, Lock, Thread } from 'bingfa/threading';

const shared = {
  bothHoldOne: new Barrier(2, { timeout: 5000 }),
  bothGaveUp: new Barrier(2, { timeout: 5000 }),
  lines: new SimpleQueue<string>(),
};

function transfer(
  name: string,
  first: Lock,
  second: Lock,
  { bothHoldOne, bothGaveUp, lines }: typeof shared,
) {
  using held = first.acquireSync();
  bothHoldOne.waitSync();
  const got = second.acquireSync({ timeout: 200 });
  lines.putSync(`${name}: ${got ? 'done' : 'gave up'}`);
  bothGaveUp.waitSync();
}

const [ann, bob] = [new Lock(), new Lock()];
const threads = [
  new Thread({
    target: transfer,
    args: ['ann to bob', ann, bob, shared],
  }),
  new Thread({
    target: transfer,
    args: ['bob to ann', bob, ann, shared],
  }),
];
for (const thread of threads) thread.start();
for (const thread of threads) await thread.join();
const { lines } = shared;
console.log([await lines.get(), await lines.get()].sort().join('\n'));
