import { AsyncLocalStorage } from 'node:async_hooks';
import { createTask, sleep } from 'bingfa/asyncio';

const user = new AsyncLocalStorage<string>();
const current = () => user.getStore() ?? 'nobody';

async function logIn(name: string): Promise<void> {
  await sleep(10);
  user.enterWith(name);
}

await createTask(() => logIn('ann'));
console.log('after the task:', current());
await logIn('bob');
console.log('after the coroutine:', current());
