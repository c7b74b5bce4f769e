import { AsyncLocalStorage } from 'node:async_hooks';
import { sleep, TaskGroup } from 'bingfa/asyncio';

const request = new AsyncLocalStorage<string>();

function log(message: string): void {
  console.log(`${request.getStore()}:`, message);
}

async function query(ms: number): Promise<void> {
  log('sent');
  await sleep(ms);
  log('answered');
}

async function handle(name: string, ms: number): Promise<void> {
  await request.run(name, () => query(ms));
}

await TaskGroup.run((group) => {
  group.createTask(() => handle('orders', 20));
  group.createTask(() => handle('users', 10));
});
