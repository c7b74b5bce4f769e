import { AsyncLocalStorage } from 'node:async_hooks';
import { gather, sleep } from 'bingfa/asyncio';

const user = new AsyncLocalStorage<string>();
const current = () => user.getStore() ?? 'nobody';

function greet(name: string, ms: number): Promise<string> {
  return user.run(name, async () => {
    await sleep(ms);
    return `${name} is served as ${current()}`;
  });
}

const calls = [greet('ann', 20), greet('bob', 10)];
for (const answer of await gather(calls)) console.log(answer);
console.log('outside:', current());
const snapshot = AsyncLocalStorage.snapshot();
user.run('carol', () => {
  console.log('inside:', current());
  console.log('in the snapshot:', snapshot(current));
});
console.log('after reset:', current());
