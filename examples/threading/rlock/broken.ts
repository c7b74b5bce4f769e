import { Lock, RLock, Thread } from 'bingfa/threading';

function transfer(lock: Lock | RLock) {
  function change() {
    using held = lock.acquireSync({ timeout: 100 });
    if (held === undefined) {
      console.log('change: still waiting for its own caller');
      return;
    }
    console.log('change: done');
  }

  using held = lock.acquireSync();
  change();
}

for (const lock of [new Lock(), new RLock()]) {
  const thread = new Thread({ target: transfer, args: [lock] });
  thread.start();
  await thread.join();
}
