import { type Future, ThreadPoolExecutor, wait } from '../../futures/index.ts';
import { threadsAlive } from '../../internal/shared/registry.ts';
import { Pool, ThreadPool } from '../../multiprocessing/index.ts';
import { must, type Stress } from './stress.ts';

const CALLS = 2000;
const THREADS = 4;
/** How long calls may need to come to their end, on a machine that is busy with others. */
const PATIENCE_MS = 20_000;
/** How much more memory may be in use after many pools than after some. */
const GROWTH = 32 * 2 ** 20;

/** A small generator of random numbers below 1. */
function randomOf(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** Counts its runs; most are quick, some are not, some throw, some give what cannot be cloned. */
async function task(n: number, runs: Int32Array, kind: number): Promise<unknown> {
  Atomics.add(runs, n, 1);
  if (kind < 0.02) {
    await new Promise((resolve) => {
      setTimeout(resolve, kind * 200);
    });
  } else if (kind < 0.03) {
    const end = performance.now() + 3;
    while (performance.now() < end);
  } else if (kind < 0.06) {
    throw new RangeError(String(n));
  } else if (kind < 0.08) {
    return () => n;
  }
  return n;
}

function nameOf(kind: number): string | undefined {
  if (kind < 0.03) return undefined;
  if (kind < 0.06) return 'RangeError';
  return kind < 0.08 ? 'DataCloneError' : undefined;
}

async function shareOut(executor: ThreadPoolExecutor, random: () => number): Promise<void> {
  const runs = new Int32Array(new SharedArrayBuffer(CALLS * 4));
  const futures: Future<unknown>[] = [];
  const kinds: number[] = [];
  for (let n = 0; n < CALLS; n += 1) {
    const kind = random();
    kinds.push(kind);
    futures.push(executor.submit(task, n, runs, kind));
    if (random() < 0.01)
      await futures[Math.floor(random() * n)]?.exception().catch(() => undefined);
    if (random() < 0.05) futures[Math.floor(random() * n)]?.cancel();
  }
  const { notDone } = await wait(futures, { timeout: PATIENCE_MS });
  const stuck = [...notDone].map((future) => futures.indexOf(future));
  must(notDone.size === 0, `every call ends: ${stuck.join()} do not`);
  for (const [n, future] of futures.entries()) {
    const times = runs[n] ?? 0;
    const isCancelled = future.cancelled();
    must(times === (isCancelled ? 0 : 1), `call ${n} runs once, unless cancelled: ${times} times`);
    if (isCancelled) continue;
    const error = (await future.exception()) as Error | undefined;
    const name = nameOf(kinds[n] ?? 1);
    must(error?.name === name, `call ${n} ends with ${name}: ${String(error)}`);
    if (error === undefined) must((await future) === n, `call ${n} gives its own result`);
  }
}

const calls: Stress = {
  name: 'calls of an executor',
  async run(ms, seed) {
    const random = randomOf(seed);
    const end = performance.now() + ms;
    let done = 0;
    await using executor = new ThreadPoolExecutor({ maxWorkers: THREADS });
    do {
      await shareOut(executor, random);
      done += CALLS;
    } while (performance.now() < end);
    return done;
  },
};

const increment = (n: number): number => n + 1;

async function openAndClose(count: number, from: number): Promise<void> {
  for (let n = from; n < from + count; n += 1) {
    // A process takes much longer to start than a thread to be used again.
    await using pool = n % 50 === 0 ? new Pool({ processes: 1 }) : new ThreadPool({ processes: 2 });
    must((await pool.apply(increment, [n])) === n + 1, 'a new pool works');
    if (n % 10 === 0) pool.mapAsync(increment, [1, 2, 3]);
  }
}

function handles(): number {
  const names = process.getActiveResourcesInfo();
  return names.filter((name) => /MessagePort|Worker|Process|Pipe|Socket/.test(name)).length;
}

/** Threads that nobody needs are kept for a while. */
function atRest(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 2000);
  });
}

const pools: Stress = {
  name: 'pools opened and closed',
  async run(ms) {
    // A thousand in `npm run fuzz`.
    const count = Math.round(ms / 10);
    await openAndClose(count / 5, 1);
    await atRest();
    const before = { threads: threadsAlive().length, handles: handles() };
    const memory = process.memoryUsage().rss;
    await openAndClose(count - count / 5, count / 5 + 1);
    await atRest();
    const after = { threads: threadsAlive().length, handles: handles() };
    must(
      after.threads <= before.threads && after.handles <= before.handles,
      `pools leave nothing behind: ${JSON.stringify({ before, after })}`,
    );
    const growth = process.memoryUsage().rss - memory;
    must(growth < GROWTH, `pools leave no memory behind: ${growth} bytes`);
    return count;
  },
};

/** What pools must bear. */
export const poolStresses: readonly Stress[] = [calls, pools];
