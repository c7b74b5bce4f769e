import { createTask, Runner, sleep } from 'bingfa/asyncio';

async function ticker(ticks: string[], signal: AbortSignal) {
  try {
    for (;;) {
      ticks.push('tick');
      await sleep(10, { signal });
    }
  } finally {
    console.log('ticker: cancelled');
  }
}

async function start(ticks: string[]) {
  return { task: createTask(({ signal }) => ticker(ticks, signal)) };
}

async function look(ticks: string[]) {
  await sleep(50);
  console.log('ticked meanwhile:', ticks.length > 1 ? 'yes' : 'no');
}

const ticks: string[] = [];
let task;
{
  await using runner = new Runner();
  ({ task } = await runner.run(() => start(ticks)));
  console.log('ticks after the first run:', ticks.length);
  await runner.run(() => look(ticks));
}
console.log('runner closed, ticker:', task.done() ? 'done' : 'busy');
