import { sleep, timeout, TimeoutError } from 'bingfa/asyncio';

async function load(name: string, ms: number, signal: AbortSignal) {
  try {
    await sleep(ms, { signal });
    return `${name} arrived`;
  } catch (reason) {
    console.log(name, 'was cancelled');
    throw reason;
  }
}

{
  using limit = timeout(500);
  console.log(await load('news', 20, limit.signal));
}

try {
  using limit = timeout(50);
  console.log(await load('film', 60_000, limit.signal));
} catch (error) {
  if (!(error instanceof TimeoutError)) throw error;
  console.log('film took too long');
}

using limit = timeout(50);
try {
  console.log(await load('song', 60_000, limit.signal));
} catch (error) {
  if (error !== limit.signal.reason) throw error;
}
console.log('song', limit.expired() ? 'expired' : 'in time');
