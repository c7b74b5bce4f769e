import { CancelledError, createTask, sleep } from 'bingfa/asyncio';

async function serve(signal: AbortSignal): Promise<void> {
  console.log('connection open');
  try {
    await sleep(60_000, { signal });
    console.log('never printed');
  } catch (error) {
    if (error instanceof CancelledError) {
      console.log('asked to stop:', error.message);
    }
    throw error;
  } finally {
    await sleep(20);
    console.log('connection closed');
  }
}

const task = createTask(({ signal }) => serve(signal), {
  name: 'server',
});
await sleep(50);

let accepted = task.cancel('shutting down');
console.log('cancel', accepted ? 'accepted' : 'refused');
console.log('task', task.done() ? 'done' : 'still running');

try {
  await task;
} catch (error) {
  if (!(error instanceof CancelledError)) throw error;
  console.log('task', task.cancelled() ? 'cancelled' : 'done');
}
accepted = task.cancel();
console.log('cancel', accepted ? 'accepted' : 'refused');
