import { sleep } from 'bingfa/asyncio';

let current = 'main';

function log(message: string): void {
  console.log(`${current}:`, message);
}

async function query(name: string, ms: number): Promise<void> {
  current = name;
  log('sent');
  await sleep(ms);
  log('answered');
}

await Promise.all([
  query('orders', 20),
  query('users', 10),
]);
