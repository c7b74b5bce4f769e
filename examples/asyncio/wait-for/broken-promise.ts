import { sleep, TimeoutError, waitFor } from 'bingfa/asyncio';

async function pay(signal?: AbortSignal): Promise<void> {
  await sleep(150, { signal });
  console.log('paid');
}

async function tell(payment: Promise<void>): Promise<void> {
  try {
    await payment;
  } catch (error) {
    if (error instanceof TimeoutError) console.log('not paid');
  }
}

await tell(waitFor(({ signal }) => pay(signal), 50));
await tell(waitFor(pay(), 50));
await sleep(200);
