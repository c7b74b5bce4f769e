import {
  createTask, InvalidStateError, sleep, wait, type Task,
} from 'bingfa/asyncio';

async function compute(value: number, signal: AbortSignal) {
  await sleep(50, { signal });
  if (value < 0) throw new RangeError(`${value} is negative`);
  return value * 2;
}

function describe(task: Task<number>): string {
  if (!task.done()) return 'pending';
  if (task.cancelled()) return 'cancelled';
  const error = task.exception();
  if (error instanceof Error) return `failed: ${error.message}`;
  return `returned ${task.result()}`;
}

function start(value: number, name: string): Task<number> {
  return createTask(({ signal }) => compute(value, signal), { name });
}

const good = start(21, 'good');
const bad = start(-1, 'bad');
const stopped = start(7, 'stopped');
const tasks = [good, bad, stopped];
await sleep(0);
try {
  good.result();
} catch (error) {
  if (!(error instanceof InvalidStateError)) throw error;
  console.log('too early for a result');
}
stopped.cancel();
for (const task of tasks) console.log(task.name, describe(task));

await wait(tasks);
for (const task of tasks) console.log(task.name, describe(task));
