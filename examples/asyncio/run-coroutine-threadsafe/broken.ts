import { sleep } from 'bingfa/asyncio';
import { Thread } from 'bingfa/threading';

type Cell = Int32Array<SharedArrayBuffer>;

function work(cell: Cell, wakes: boolean): void {
  Atomics.store(cell, 0, 1);
  if (wakes) Atomics.notify(cell, 0);
}

async function notice(wakes: boolean): Promise<string> {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const woken = Atomics.waitAsync(cell, 0, 0);
  const thread = new Thread({ target: work, args: [cell, wakes] });
  thread.start();
  await thread.join();
  const heartbeat = sleep(200, { value: 'heartbeat' });
  const end = await Promise.race([woken.value, heartbeat]);
  if (Atomics.load(cell, 0) !== 1) return 'not at all';
  return end === 'ok' ? 'at once' : 'at the next heartbeat';
}

console.log('not woken:', await notice(false));
console.log('woken:', await notice(true));
