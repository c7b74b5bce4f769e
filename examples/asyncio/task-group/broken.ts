import { sleep } from 'bingfa/asyncio';

async function charge(card: string, ms: number): Promise<void> {
  await sleep(ms);
  if (card === 'expired') throw new Error('card is expired');
  console.log('charged', card);
}

try {
  await Promise.all([
    charge('visa', 50),
    charge('expired', 20),
  ]);
} catch (error) {
  console.log('order dropped:', (error as Error).message);
}
await sleep(100);
