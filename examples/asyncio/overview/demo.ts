import { sleep, TaskGroup } from 'bingfa/asyncio';

async function cook(dish: string, ms: number, ready: string[]) {
  await sleep(ms);
  ready.push(dish);
  return `${dish} on the table`;
}

const ready: string[] = [];
const tasks = await TaskGroup.run((group) => [
  group.createTask(() => cook('soup', 30, ready)),
  group.createTask(() => cook('tea', 10, ready)),
  group.createTask(() => cook('rice', 20, ready)),
]);
console.log('ready:', ...ready);
for (const task of tasks) {
  console.log(task.result());
}
