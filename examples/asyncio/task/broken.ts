import { createTask, sleep } from 'bingfa/asyncio';

const failures: unknown[] = [];

async function save(order: number): Promise<void> {
  await sleep(20);
  throw new Error(`disk full at order ${order}`);
}

let task;
try {
  task = createTask(() => save(1));
  console.log('order saved');
} catch (error) {
  failures.push(error);
}
await sleep(50);
console.log('failures seen:', String(failures.length));
console.log('the task knows:', (task?.exception() as Error).message);
