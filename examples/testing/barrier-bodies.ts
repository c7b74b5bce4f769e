/** What the parties of a barrier do in the tests, each in a process of its own. */
import type { Barrier, Connection, Lock, Queue } from '../multiprocessing/index.ts';

export type Results = readonly Queue<number>[];

export async function multipass(barrier: Barrier, results: Results, passes: number): Promise<void> {
  const [before, after] = results as [Queue<number>, Queue<number>];
  const m = barrier.parties;
  for (let i = 0; i < passes; i += 1) {
    await before.put(i);
    if ((await after.qsize()) !== i * m) throw new Error('somebody is ahead');
    await barrier.wait();
    await after.put(i);
    if ((await before.qsize()) !== (i + 1) * m) throw new Error('somebody is late');
    await barrier.wait();
  }
  if (await barrier.broken) throw new Error('it is broken');
}

export async function abort(barrier: Barrier, results: Results): Promise<void> {
  const [passed, broken] = results as [Queue<number>, Queue<number>];
  try {
    const index = await barrier.wait();
    if (index === 2) {
      await barrier.abort();
      return;
    }
    await barrier.wait();
    await passed.put(1);
  } catch (error) {
    if ((error as Error).name !== 'BrokenBarrierError') throw error;
    await broken.put(1);
  }
}

export async function late(
  barrier: Barrier,
  timeout: number | undefined,
  results: Results,
): Promise<void> {
  const index = await barrier.wait({ timeout: 20_000 });
  if (index === 2) await new Promise((done) => setTimeout(done, 500));
  try {
    await barrier.wait(timeout === undefined ? {} : { timeout });
  } catch (error) {
    if ((error as Error).name !== 'BrokenBarrierError') throw error;
    await results[0]?.put(1);
  }
}

export async function index(barrier: Barrier, queue: Queue<number>): Promise<void> {
  await queue.put(await barrier.wait());
}

export async function afterAction(barrier: Barrier, results: Results): Promise<void> {
  await barrier.wait();
  if ((await results[0]?.qsize()) !== 1) throw new Error('the action has not run');
}

export async function reset(barrier: Barrier, results: Results): Promise<void> {
  const [passed, broken, again] = results as [Queue<number>, Queue<number>, Queue<number>];
  const index = await barrier.wait();
  if (index === 2) {
    while ((await barrier.nWaiting) < barrier.parties - 1) await Promise.resolve();
    await barrier.reset();
  } else {
    try {
      await barrier.wait();
      await passed.put(1);
    } catch (error) {
      if ((error as Error).name !== 'BrokenBarrierError') throw error;
      await broken.put(1);
    }
  }
  await barrier.wait();
  await again.put(1);
}

export async function abortAndReset(
  barrier: Barrier,
  second: Barrier,
  results: Results,
): Promise<void> {
  const [passed, broken, again] = results as [Queue<number>, Queue<number>, Queue<number>];
  await abort(barrier, [passed, broken]);
  if ((await second.wait()) === 2) await barrier.reset();
  await second.wait();
  await barrier.wait();
  await again.put(1);
}

export async function thousand(
  barrier: Barrier,
  passes: number,
  out: Connection,
  lock: Lock,
): Promise<void> {
  for (let i = 0; i < passes; i += 1) {
    await barrier.wait();
    await lock.acquire();
    await out.send(i);
    await lock.release();
  }
}
