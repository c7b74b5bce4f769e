import {
  asCompleted, createTask, sleep, TimeoutError,
} from 'bingfa/asyncio';

async function visit(site: string, ms: number): Promise<string> {
  await sleep(ms);
  if (site === 'shop') throw new Error('shop is closed');
  return site;
}

const plan = { mail: 120, news: 20, shop: 70 };
const tasks = Object.entries(plan).map(([name, ms]) =>
  createTask(() => visit(name, ms), { name }),
);
for await (const done of asCompleted(tasks)) {
  const failed = done.exception() !== undefined;
  console.log(done.name, failed ? 'failed' : 'came');
}

const visits = [visit('film', 600), visit('song', 20)];
for (const result of asCompleted(visits, { timeout: 200 })) {
  try {
    console.log(await result, 'came');
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    console.log('the other one is late');
  }
}
