import { createTask, sleep } from 'bingfa/asyncio';

async function poll(signal: AbortSignal): Promise<string> {
  for (let attempt = 1; attempt < 4; attempt += 1) {
    try {
      await sleep(50, { signal });
      console.log(`attempt ${attempt} went well`);
    } catch {
      console.log(`attempt ${attempt} failed, trying again`);
    }
  }
  return 'finished';
}

const task = createTask(({ signal }) => poll(signal));
await sleep(20);
task.cancel();
console.log('result:', await task);
console.log(task.cancelled() ? 'cancelled' : 'not cancelled');
