import { CancelledError, sleep } from 'bingfa/asyncio';

const group = new AbortController();
const { signal } = group;

async function search(room: string, ms: number): Promise<void> {
  try {
    await sleep(ms, { signal });
  } catch (error) {
    console.log('gave up in', room);
    throw error;
  }
  console.log('found in', room);
  group.abort(new CancelledError());
}

const ends = await Promise.allSettled([
  search('attic', 5000),
  search('kitchen', 20),
  search('cellar', 5000),
]);
for (const end of ends) {
  if (end.status === 'rejected' && end.reason !== signal.reason) {
    throw end.reason;
  }
}
console.log('everyone is back');
