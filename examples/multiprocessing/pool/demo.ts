import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';

function power(base: number, exponent: number) {
  if (exponent < 0) return new RangeError(`negative: ${exponent}`);
  return [base ** exponent, process.pid];
}

async function starmap(pool: ChildProcess[], calls: number[][]) {
  const queue = calls.entries();
  const answers: [value: number, pid: number][] = [];
  const drain = async (child: ChildProcess) => {
    for (const [n, call] of queue) {
      child.send(call);
      const [answer] = await once(child, 'message');
      if (answer instanceof Error) throw answer;
      answers[n] = answer;
    }
  };
  await Promise.all(pool.map(drain));
  return answers;
}

async function main(pool: ChildProcess[]): Promise<void> {
  const calls = Array.from({ length: 10 }, (_, n) => [n + 1, 2]);
  const answers = await starmap(pool, calls);
  console.log('in order:', ...answers.map(([value]) => value));
  const pids = new Set(answers.map(([, pid]) => pid));
  console.log('main did some:', pids.has(process.pid) ? 'yes' : 'no');
  const failing = starmap(pool, [calls[0]!, [2, -1]]);
  await failing.catch(({ message }) => console.log('error:', message));
  for (const child of pool) child.disconnect();
}

const options = { serialization: 'advanced' } as const;
const start = () => fork(import.meta.filename, ['work'], options);
const work = (c: [number, number]) => process.send!(power(...c));
if (process.argv[2] === 'work') process.on('message', work);
else await main([start(), start()]);
