import { sleep, TaskGroup } from 'bingfa/asyncio';

async function nap(name: string, ms: number): Promise<void> {
  const result = await sleep(ms, { value: `${name} is up` });
  console.log(result);
}

async function steps(name: string): Promise<void> {
  for (let step = 0; step < 3; step += 1) {
    console.log(name, String(step));
    await sleep(0);
  }
}

const began = performance.now();
await TaskGroup.run((group) => {
  group.createTask(() => nap('late', 150));
  group.createTask(() => nap('middle', 100));
  group.createTask(() => nap('early', 50));
});
const took = performance.now() - began;
console.log('as long as the longest:', took < 280 ? 'yes' : 'no');

await TaskGroup.run((group) => {
  group.createTask(() => steps('ping'));
  group.createTask(() => steps('pong'));
});
