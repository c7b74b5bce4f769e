import { createTask, sleep, wait, type Task } from 'bingfa/asyncio';

const background = new Set<Task<void>>();

async function send(mail: string): Promise<void> {
  console.log('sending', mail);
  await sleep(20);
  console.log('sent', mail);
}

for (const mail of ['hello', 'news']) {
  const task = createTask(() => send(mail), { name: mail });
  background.add(task);
  task.addDoneCallback(() => background.delete(task));
  console.log('created', task.name);
}

console.log('nothing has started yet');
await sleep(0);
console.log('in flight:', String(background.size));
await wait(background);
await sleep(0);
console.log('in flight:', String(background.size));
