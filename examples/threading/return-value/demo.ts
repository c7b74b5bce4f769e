import { createTask, gather, Queue, toThread } from 'bingfa/asyncio';

type Answer = [n: number, answer: number];

const answers = new Queue<Answer>();

function square(n: number): number {
  if (n < 0) throw new RangeError(`negative: ${n}`);
  return n * n;
}

async function work(n: number): Promise<void> {
  await answers.put([n, await toThread(square, n)]);
}

async function throughQueue(numbers: number[]): Promise<Answer[]> {
  const tasks = numbers.map((n) => createTask(() => work(n)));
  const got: Answer[] = [];
  for (const _ of tasks) got.push(await answers.get());
  return got.sort(([a], [b]) => a - b);
}

for (const [n, answer] of await throughQueue([2, 3, 4])) {
  console.log(`queue: ${n} -> ${answer}`);
}
const squares = [2, 3, 4].map((n) => toThread(square, n));
console.log(`map: ${(await gather(squares)).join(', ')}`);
console.log(`submit: ${await toThread(square, 5)}`);
try {
  await toThread(square, -1);
} catch (error) {
  console.log(`error: ${(error as Error).message}`);
}
