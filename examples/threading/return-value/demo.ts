import { ThreadPoolExecutor } from 'bingfa/futures';
import { Queue } from 'bingfa/queue';
import { Thread } from 'bingfa/threading';

type Answer = [n: number, answer: number];

const answers = new Queue<Answer>();

function square(n: number): number {
  if (n < 0) throw new RangeError(`negative: ${n}`);
  return n * n;
}

async function work(n: number, answers: Queue<Answer>) {
  await answers.put([n, n * n]);
}

async function throughQueue(numbers: number[]): Promise<Answer[]> {
  const got: Answer[] = [];
  for (const n of numbers) {
    new Thread({ target: work, args: [n, answers] }).start();
  }
  for (const _ of numbers) got.push(await answers.get());
  return got.sort(([a], [b]) => a - b);
}

for (const [n, answer] of await throughQueue([2, 3, 4])) {
  console.log(`queue: ${n} -> ${answer}`);
}
await using pool = new ThreadPoolExecutor({ maxWorkers: 2 });
const squares = await Array.fromAsync(pool.map(square, [2, 3, 4]));
console.log(`map: ${squares.join(', ')}`);
console.log(`submit: ${await pool.submit(square, 5).result()}`);
try {
  await pool.submit(square, -1).result();
} catch (error) {
  console.log(`error: ${(error as Error).message}`);
}
