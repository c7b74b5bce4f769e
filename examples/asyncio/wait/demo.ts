import {
  createTask, FIRST_COMPLETED, sleep, wait, type Task,
} from 'bingfa/asyncio';

async function visit(site: string, ms: number, signal: AbortSignal) {
  await sleep(ms, { signal });
  if (site === 'shop') throw new Error('shop is closed');
  return site;
}

function names(tasks: Iterable<Task<string>>): string {
  const list = [...tasks].map((task) => task.name);
  return list.sort().join(' ') || '-';
}

const plan = { news: 20, shop: 60, mail: 100, film: 60_000 };
const tasks = Object.entries(plan).map(([name, ms]) =>
  createTask(({ signal }) => visit(name, ms, signal), { name }),
);

let { done, pending } = await wait(tasks, {
  returnWhen: FIRST_COMPLETED,
});
console.log('first:', names(done), '| left:', names(pending));

({ done, pending } = await wait(pending, { timeout: 300 }));
console.log('in time:', names(done), '| left:', names(pending));
const failed = [...done].filter((task) => task.exception());
console.log('failed:', names(failed));

for (const task of pending) task.cancel();
({ done, pending } = await wait(pending));
console.log('cancelled:', names(done), '| left:', names(pending));
