import { AsyncLocalStorage } from 'node:async_hooks';
import { createTask, sleep, type Task } from 'bingfa/asyncio';

const current = new AsyncLocalStorage<Task<void>>();

function spawn(name: string, body: () => Promise<void>): Task<void> {
  return createTask((task) => current.run(task, body), { name });
}

function log(message: string): void {
  console.log(`${current.getStore()?.name}:`, message);
}

async function query(ms: number): Promise<void> {
  log('sent');
  await sleep(ms);
  log('answered');
}

await Promise.all([
  spawn('orders', () => query(20)),
  spawn('users', () => query(10)),
]);
