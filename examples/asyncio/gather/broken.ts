import { gather, sleep } from 'bingfa/asyncio';

async function upload(file: string, ms: number): Promise<void> {
  await sleep(ms);
  if (file !== 'notes') throw new Error(`${file} was refused`);
  console.log('uploaded', file);
}

try {
  await gather([
    upload('photo', 20),
    upload('video', 40),
    upload('notes', 60),
  ]);
} catch (error) {
  console.log('1 failure:', (error as Error).message);
  console.log('all uploads have ended');
}
await sleep(200);
