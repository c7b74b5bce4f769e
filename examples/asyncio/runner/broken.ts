import { createTask, Runner, sleep } from 'bingfa/asyncio';

const beats: string[] = [];

async function beat(signal: AbortSignal): Promise<void> {
  for (;;) {
    beats.push('beat');
    await sleep(10, { signal });
  }
}

await using runner = new Runner();
await runner.run(() => {
  createTask(({ signal }) => beat(signal));
});
const before = beats.length;
await sleep(200);
const heard = beats.length > before ? 'beats' : 'silence';
console.log('between two runs:', heard);
