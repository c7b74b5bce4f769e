import { sleep } from 'bingfa/asyncio';

async function transaction(
  name: string,
  body: () => Promise<void>,
): Promise<void> {
  console.log('begin', name);
  await sleep(10);
  try {
    await body();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.log('rollback:', error.message);
    return;
  }
  console.log('commit');
}

await transaction('first', async () => {
  console.log('work');
});

await transaction('second', async () => {
  throw new RangeError('no such account');
});
console.log('goes on');
