import { asyncContextManager, sleep } from 'bingfa/asyncio';

const transaction = asyncContextManager(async function* (name: string) {
  console.log('begin', name);
  await sleep(10);
  try {
    yield name;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.log('rollback:', error.message);
    return;
  }
  console.log('commit');
});

await transaction('first').use(async () => {
  console.log('work');
});

await transaction('second').use(async () => {
  throw new RangeError('no such account');
});
console.log('goes on');
