import { createTask, sleep, type Task } from 'bingfa/asyncio';

const allTasks = new Set<Task<void>>();

async function work(me: Task<void>, ms: number): Promise<void> {
  console.log('running', me.name);
  await sleep(ms);
}

function spawn(name: string, ms: number): Task<void> {
  const body = (me: Task<void>) => work(me, ms);
  const task = createTask(body, { name });
  const forget = () => allTasks.delete(task);
  allTasks.add(task);
  task.then(forget, forget);
  return task;
}

function report(): void {
  const names = [...allTasks].map((task) => task.name).sort();
  console.log('not done yet:', ...names);
}

async function nothing(): Promise<void> {}

const short = spawn('short', 10);
const long = spawn('long', 50);
await sleep(0);
report();
await short;
report();
await long;

const empty = nothing();
const things = { nothing, 'nothing()': empty, task: long };
for (const [name, thing] of Object.entries(things)) {
  const answer = thing instanceof Promise ? 'yes' : 'no';
  console.log(name, 'is a coroutine:', answer);
}
await empty;
