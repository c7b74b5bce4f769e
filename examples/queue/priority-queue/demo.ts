import { PriorityQueue, Queue } from 'bingfa/queue';
import { Thread } from 'bingfa/threading';

type Job = [priority: number, count: number, name: string];
type Done = [priority: number, name: string];

function work(jobs: PriorityQueue<Job>, done: Queue<Done>): void {
  while (!jobs.empty()) {
    const [priority, , name] = jobs.getSync();
    done.putSync([priority, name]);
  }
}

const jobs = new PriorityQueue<Job>();
const done = new Queue<Done>();
const plan: Done[] = [
  [5, 'tidy up'],
  [1, 'put out fire'],
  [3, 'mail'],
];
plan.push([1, 'call']);
for (const [count, [priority, name]] of plan.entries()) {
  jobs.putSync([priority, count, name]);
}
const thread = new Thread({ target: work, args: [jobs, done] });
thread.start();
await thread.join();
for (const _ of plan) {
  const [priority, name] = await done.get();
  console.log(`${priority}: ${name}`);
}
