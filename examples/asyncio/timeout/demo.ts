import { sleep } from 'bingfa/asyncio';

async function load(name: string, ms: number, signal: AbortSignal) {
  try {
    await sleep(ms, { signal });
    return `${name} arrived`;
  } catch (reason) {
    console.log(name, 'was cancelled');
    throw reason;
  }
}

console.log(await load('news', 20, AbortSignal.timeout(500)));

try {
  const signal = AbortSignal.timeout(50);
  console.log(await load('film', 60_000, signal));
} catch (error) {
  if ((error as Error).name !== 'TimeoutError') throw error;
  console.log('film took too long');
}

const limit = AbortSignal.timeout(50);
const song = await load('song', 60_000, limit).catch(
  (error: unknown) => {
    if (error !== limit.reason) throw error;
  },
);
if (song !== undefined) console.log(song);
console.log('song', song === undefined ? 'expired' : 'in time');
