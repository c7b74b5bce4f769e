import { createTask, sleep } from 'bingfa/asyncio';

const program = new AbortController();

async function save(order: string) {
  try {
    await sleep(200, { signal: program.signal });
    console.log('saved', order);
  } catch {
    console.log('lost', order);
  }
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

const request = createTask(({ signal }) =>
  shield(save('second'), signal),
);
await sleep(20);
request.cancel();
await Promise.allSettled([request]);
console.log('request', request.cancelled() ? 'cancelled' : 'done');

program.abort();
await sleep(0);
console.log('program ends');
