import { createTask, sleep } from 'bingfa/asyncio';

let running = 0;
let peak = 0;

async function download(page: number): Promise<number> {
  running += 1;
  peak = Math.max(peak, running);
  await sleep(20);
  running -= 1;
  return page;
}

const pages: number[] = [];
for (let page = 0; page < 3; page += 1) {
  const task = createTask(() => download(page));
  pages.push(await task);
}
console.log('pages', String(pages.length));
console.log('at most', String(peak), 'at a time');
