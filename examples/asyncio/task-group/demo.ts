import { sleep } from 'bingfa/asyncio';

type Child = (signal: AbortSignal) => Promise<string>;

async function runGroup(...children: Child[]): Promise<string[]> {
  const group = new AbortController();
  const tasks = children.map((child) =>
    child(group.signal).catch((error: unknown) => {
      group.abort(error);
      throw error;
    }),
  );
  const ends = await Promise.allSettled(tasks);
  const bad = ends.filter((end) => end.status === 'rejected');
  if (bad.length === 0) return Promise.all(tasks);
  throw new AggregateError(new Set(bad.map((end) => end.reason)));
}

function load(part: string, ms: number): Child {
  return async (signal) => {
    await sleep(ms, { signal }).catch((reason: unknown) => {
      console.log('cancelled', part);
      throw reason;
    });
    if (part === 'orders') throw new Error('orders are broken');
    console.log('loaded', part);
    return part;
  };
}

const pair = await runGroup(load('users', 20), load('prices', 10));
console.log('both:', pair.join(' '));
try {
  const stock = load('stock', 500);
  await runGroup(load('users', 20), load('orders', 50), stock);
} catch (failed) {
  const { errors } = failed as AggregateError;
  for (const { message } of errors) console.log('failed:', message);
}
console.log('nothing is left running');
