import { PriorityQueue, sleep } from 'bingfa/asyncio';

type Entry = [time: number, priority: number, what: string];

const entries = new PriorityQueue<Entry>();
const noon = performance.now() + 50;
const plan: [number, string][] = [
  [3, 'lunch'],
  [1, 'alarm'],
  [2, 'bell'],
];
for (const [priority, what] of plan) {
  entries.putNowait([noon, priority, what]);
}
while (!entries.empty()) {
  const [time, priority, what] = entries.getNowait();
  await sleep(Math.max(0, time - performance.now()));
  console.log(`${priority}: ${what}`);
}
