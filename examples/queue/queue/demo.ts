import { Queue } from 'bingfa/queue';
import { Thread } from 'bingfa/threading';

type Numbers = Queue<number>;
type Tasks = Queue<number | null>;

function produce(tasks: Tasks, sizes: Numbers): void {
  for (let n = 1; n <= 6; n += 1) {
    tasks.putSync(n);
    sizes.putSync(tasks.qsize());
  }
}

function consume(tasks: Tasks, results: Numbers): void {
  for (let n; (n = tasks.getSync()) !== null; tasks.taskDone()) {
    results.putSync(n * n);
  }
  tasks.taskDone();
}

const tasks: Tasks = new Queue(2);
const results: Numbers = new Queue();
const sizes: Numbers = new Queue();
const consumers = [1, 2].map(
  () => new Thread({ target: consume, args: [tasks, results] }),
);
const producer = new Thread({ target: produce, args: [tasks, sizes] });
for (const thread of [...consumers, producer]) thread.start();
await producer.join();
await tasks.join();
const squares: number[] = [];
while (squares.length < 6) squares.push(await results.get());
console.log('squares:', ...squares.sort((a, b) => a - b));
let most = 0;
while (!sizes.empty()) most = Math.max(most, await sizes.get());
console.log('at most two waited:', most < 3 ? 'yes' : 'no');
for (const _ of consumers) await tasks.put(null);
for (const consumer of consumers) await consumer.join();
console.log('left in the queue:', tasks.qsize());
