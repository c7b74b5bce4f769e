import { BoundedSemaphore, sleep } from 'bingfa/asyncio';

const pool = new BoundedSemaphore(2);

async function query(name: string) {
  const place = await pool.acquire();
  console.log(name, 'runs');
  await sleep(10);
  if (name === 'b') return;
  place[Symbol.dispose]();
}

await query('a');
await query('b');
await query('c');
await query('b');
await query('d');
console.log('all done');
