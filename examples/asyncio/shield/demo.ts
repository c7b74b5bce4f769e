import { createTask, sleep } from 'bingfa/asyncio';

const saving = new Set<Promise<void>>();

async function save(order: string) {
  await sleep(50);
  console.log('saved', order);
}

function shield<T>(work: Promise<T>, signal: AbortSignal) {
  return new Promise<T>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () =>
      reject(signal.reason as Error),
    );
    work.then(resolve, reject);
  });
}

async function handle(order: string, signal: AbortSignal) {
  const work = save(order).finally(() => saving.delete(work));
  saving.add(work);
  try {
    await shield(work, signal);
    console.log('answered', order);
  } catch (reason) {
    console.log('nobody waits for', order);
    throw reason;
  }
}

await handle('first', new AbortController().signal);
const request = createTask(({ signal }) => handle('second', signal));
await sleep(20);
request.cancel();
await Promise.allSettled([request]);
console.log('request', request.cancelled() ? 'cancelled' : 'done');
console.log('still saving:', String(saving.size));
await Promise.all(saving);
console.log('still saving:', String(saving.size));
