import { createTask, sleep } from 'bingfa/asyncio';
import type { Task } from 'bingfa/asyncio';

const background = new Set<Task<void>>();

async function send(mail: string): Promise<void> {
  console.log('sending', mail);
  await sleep(20);
  console.log('sent', mail);
}

for (const mail of ['hello', 'news']) {
  const task = createTask(() => send(mail), { name: mail });
  background.add(task);
  const forget = () => background.delete(task);
  void task.then(forget, forget);
  console.log('created', task.name);
}

console.log('nothing has started yet');
await sleep(0);
console.log('in flight:', String(background.size));
await Promise.allSettled(background);
await sleep(0);
console.log('in flight:', String(background.size));
