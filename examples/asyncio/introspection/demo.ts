import {
  allTasks,
  createTask,
  currentTask,
  iscoroutine,
  sleep,
} from 'bingfa/asyncio';

async function work(ms: number): Promise<void> {
  console.log('running', currentTask()?.name);
  await sleep(ms);
}

function report(): void {
  const names = [...allTasks()].map((task) => task.name).sort();
  console.log('not done yet:', ...names);
}

async function nothing(): Promise<void> {}

const short = createTask(() => work(10), { name: 'short' });
const long = createTask(() => work(50), { name: 'long' });
await sleep(0);
report();
await short;
report();
await long;

const empty = nothing();
const things = { nothing, 'nothing()': empty, task: long };
for (const [name, thing] of Object.entries(things)) {
  const answer = iscoroutine(thing) ? 'yes' : 'no';
  console.log(name, 'is a coroutine:', answer);
}
await empty;
