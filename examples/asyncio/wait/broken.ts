import { createTask, sleep, wait } from 'bingfa/asyncio';

async function upload(file: string, ms: number): Promise<void> {
  await sleep(ms);
  if (file === 'video') throw new Error(`${file} was refused`);
  console.log('uploaded', file);
}

const plan = { photo: 20, video: 40, notes: 200 };
const tasks = Object.entries(plan).map(([file, ms]) =>
  createTask(() => upload(file, ms)),
);
const { done } = await wait(tasks, { timeout: 100 });
console.log('all uploads are fine');
await sleep(300);
const errors = [...done].filter((task) => task.exception());
console.log('errors nobody looked at:', String(errors.length));
