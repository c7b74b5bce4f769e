import {
  createTask, gather, shield, sleep, wait, type Task,
} from 'bingfa/asyncio';

const saving = new Set<Task<void>>();

async function save(order: string): Promise<void> {
  await sleep(50);
  console.log('saved', order);
}

async function handle(order: string, signal?: AbortSignal) {
  const work = createTask(() => save(order));
  saving.add(work);
  work.addDoneCallback(() => saving.delete(work));
  try {
    await shield(work, { signal });
    console.log('answered', order);
  } catch (error) {
    console.log('nobody waits for', order);
    throw error;
  }
}

await handle('first');

const request = createTask(({ signal }) => handle('second', signal));
await sleep(20);
request.cancel();
await wait([request]);
console.log('request', request.cancelled() ? 'cancelled' : 'done');
console.log('still saving:', String(saving.size));
await gather(saving);
console.log('still saving:', String(saving.size));
