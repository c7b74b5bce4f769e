import { PriorityQueue } from 'bingfa/asyncio';

const queue = new PriorityQueue<[number, number, string]>();
let number = 0;
const jobs: [number, string][] = [
  [5, 'sweep'],
  [1, 'fire alarm'],
  [3, 'mail'],
  [1, 'leak'],
];
for (const [urgency, job] of jobs) {
  queue.putNowait([urgency, ++number, job]);
}

while (!queue.empty()) {
  const [urgency, , job] = await queue.get();
  console.log(urgency, job);
}
