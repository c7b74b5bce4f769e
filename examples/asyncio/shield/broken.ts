import { createTask, run, shield, sleep, wait } from 'bingfa/asyncio';

async function save(order: string, signal: AbortSignal) {
  try {
    await sleep(200, { signal });
    console.log('saved', order);
  } catch (error) {
    console.log('lost', order);
    throw error;
  }
}

async function handle(order: string, signal: AbortSignal) {
  await shield((task) => save(order, task.signal), { signal });
}

await run(async () => {
  const request = createTask(({ signal }) =>
    handle('second', signal),
  );
  await sleep(20);
  request.cancel();
  await wait([request]);
  console.log('request', request.cancelled() ? 'cancelled' : 'done');
});
console.log('program ends');
