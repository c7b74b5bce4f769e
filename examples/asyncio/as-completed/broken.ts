import { asCompleted, sleep } from 'bingfa/asyncio';

async function order(shop: string, ms: number): Promise<string> {
  await sleep(ms);
  console.log('paid at', shop);
  return shop;
}

const orders = [order('far away', 100), order('next door', 20)];
for (const first of asCompleted(orders)) {
  console.log('bought', await first);
  break;
}
await sleep(300);
