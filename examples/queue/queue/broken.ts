import { Queue } from 'bingfa/queue';
import { Event, Thread } from 'bingfa/threading';

type Numbers = Queue<number>;

function consume(queue: Numbers, handled: Numbers): void {
  try {
    for (;;) handled.putSync(queue.getSync());
  } catch (error) {
    if ((error as Error).name !== 'ShutDown') throw error;
  }
}

function waitForAll(queue: Numbers, joined: Event): void {
  queue.joinSync();
  joined.set();
}

const queue: Numbers = new Queue();
const handled: Numbers = new Queue();
const joined = new Event();
for (const n of [1, 2, 3]) queue.putSync(n);
new Thread({ target: consume, args: [queue, handled] }).start();
new Thread({ target: waitForAll, args: [queue, joined] }).start();
const items: number[] = [];
while (items.length < 3) items.push(await handled.get());
console.log('handled:', ...items);
const onTime = await joined.wait({ timeout: 300 });
console.log('join returned:', onTime ? 'yes' : 'no');
queue.shutdown();
for (const _ of items) queue.taskDone();
