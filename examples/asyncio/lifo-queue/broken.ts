import { createTask, LifoQueue, sleep } from 'bingfa/asyncio';

const queue = new LifoQueue<string>();
const served: string[] = [];

const server = createTask(async ({ signal }) => {
  while (served.length < 6) {
    const guest = await queue.get({ signal });
    await sleep(10, { signal });
    served.push(guest);
  }
});

queue.putNowait('first guest');
for (let n = 1; n <= 6; n++) {
  queue.putNowait(`guest ${n}`);
  await sleep(10);
}
await server;
console.log('served:', served.join(', '));
console.log('still waiting:', queue.getNowait());
