import { createTask, sleep, type Task } from 'bingfa/asyncio';

const plan = { news: 20, shop: 60, mail: 100, film: 60_000 };

async function visit(site: string, ms: number, signal: AbortSignal) {
  await sleep(ms, { signal });
  if (site === 'shop') throw new Error('shop is closed');
  return site;
}

function names(tasks: readonly Task<string>[]): string {
  return tasks.map((task) => task.name).sort().join(' ') || '-';
}

async function wait(tasks: Task<string>[], until: Promise<unknown>) {
  await until.catch(() => undefined);
  const done = tasks.filter((task) => task.done());
  return [done, tasks.filter((task) => !task.done())] as const;
}

const tasks = Object.entries(plan).map(([name, ms]) =>
  createTask(({ signal }) => visit(name, ms, signal), { name }),
);

let [done, left] = await wait(tasks, Promise.race(tasks));
console.log('first:', names(done), '| left:', names(left));

const all = Promise.allSettled(left);
[done, left] = await wait(left, Promise.race([all, sleep(300)]));
console.log('in time:', names(done), '| left:', names(left));
const failed = done.filter((task) => task.exception());
console.log('failed:', names(failed));

for (const task of left) task.cancel();
[done, left] = await wait(left, Promise.allSettled(left));
console.log('cancelled:', names(done), '| left:', names(left));
