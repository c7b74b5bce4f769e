import { sleep } from 'bingfa/asyncio';

async function pay(amount: number): Promise<string> {
  await sleep(80);
  console.log('charged', String(amount));
  return 'paid';
}

async function tooLate(ms: number): Promise<never> {
  await sleep(ms);
  throw new Error('took too long');
}

for (const attempt of [1, 2]) {
  try {
    console.log(await Promise.race([pay(30), tooLate(50)]));
  } catch (error) {
    console.log(`attempt ${attempt}:`, (error as Error).message);
  }
}
