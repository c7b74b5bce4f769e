import {
  createTask, sleep, TimeoutError, waitFor,
} from 'bingfa/asyncio';

async function brew(signal: AbortSignal): Promise<string> {
  return await sleep(200, { value: 'tea', signal });
}

const tea = createTask(({ signal }) => brew(signal));
for (const look of ['1', '2']) {
  try {
    console.log(look, await waitFor(tea, 150));
  } catch (error) {
    if (error instanceof TimeoutError) {
      console.log(look, 'not ready yet');
    } else {
      console.log(look, 'there will be no tea');
    }
  }
}
