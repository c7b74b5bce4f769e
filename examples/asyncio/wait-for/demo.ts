import {
  createTask, shield, sleep, TimeoutError, waitFor,
} from 'bingfa/asyncio';

async function visit(site: string, ms: number, signal: AbortSignal) {
  try {
    await sleep(ms, { signal });
    return `${site} is here`;
  } catch (error) {
    await sleep(20);
    console.log('closed', site);
    throw error;
  }
}

console.log(
  await waitFor(({ signal }) => visit('news', 20, signal), 500),
);

try {
  await waitFor(({ signal }) => visit('film', 60_000, signal), 50);
} catch (error) {
  if (!(error instanceof TimeoutError)) throw error;
  console.log('film took too long');
}

const song = createTask(({ signal }) => visit('song', 300, signal));
try {
  await waitFor(shield(song), 50);
} catch (error) {
  if (!(error instanceof TimeoutError)) throw error;
  console.log('song is late and goes on');
}
console.log(await song);
