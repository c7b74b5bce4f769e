import { Queue, sleep } from 'bingfa/asyncio';

async function visit(site: string, ms: number): Promise<string> {
  await sleep(ms);
  return site;
}

async function* asCompleted<T>(promises: Promise<T>[]) {
  const ended = new Queue<Promise<T>>();
  for (const promise of promises) {
    const end = () => ended.putNowait(promise);
    promise.then(end, end);
  }
  for (const _ of promises) yield await ended.get();
}

const visits = [
  visit('mail', 100), visit('news', 20), visit('shop', 60),
];
let place = 0;
for await (const site of asCompleted(visits)) {
  place += 1;
  console.log(String(place), site);
}
