import { sleep } from 'bingfa/asyncio';

const plan = { photo: 20, video: 40, notes: 200 };

async function upload(file: string, ms: number): Promise<void> {
  await sleep(ms);
  if (file === 'video') throw new Error(`${file} was refused`);
  console.log('uploaded', file);
}

const uploads = Object.entries(plan).map(([file, ms]) =>
  upload(file, ms),
);
const ends = Promise.allSettled(uploads);
await Promise.race([ends, sleep(100)]);
console.log('all uploads are fine');
await sleep(300);
const bad = (await ends).filter((end) => end.status === 'rejected');
console.log('errors nobody looked at:', String(bad.length));
