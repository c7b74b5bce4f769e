import { Queue } from 'bingfa/queue';
import { Event, Thread } from 'bingfa/threading';

type Numbers = Queue<number>;

function consume(queue: Numbers, handled: Numbers): void {
  for (;;) handled.putSync(queue.getSync());
}

function waitForAll(queue: Numbers, joined: Event): void {
  queue.joinSync();
  joined.set();
}

const queue: Numbers = new Queue();
const handled: Numbers = new Queue();
const joined = new Event();
for (const n of [1, 2, 3]) queue.putSync(n);
const threads = [
  new Thread({ target: consume, args: [queue, handled] }),
  new Thread({ target: waitForAll, args: [queue, joined] }),
];
for (const thread of threads) {
  thread.daemon = true;
  thread.start();
}
const items: number[] = [];
while (items.length < 3) items.push(await handled.get());
console.log('handled:', ...items);
const onTime = await joined.wait({ timeout: 300 });
console.log('join returned:', onTime ? 'yes' : 'no');
