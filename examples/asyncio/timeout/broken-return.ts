import { sleep, timeout } from 'bingfa/asyncio';

async function forgetful(): Promise<string> {
  using limit = timeout(50);
  const { signal } = limit;
  return sleep(200, { value: 'four times too late', signal });
}

async function careful(): Promise<string> {
  using limit = timeout(50);
  const { signal } = limit;
  return await sleep(200, { value: 'not reached', signal });
}

for (const load of [forgetful, careful]) {
  try {
    console.log(load.name, 'got:', await load());
  } catch (error) {
    console.log(load.name, 'got:', (error as Error).name);
  }
}
