/** What each of several processes does while they fight for something. */
import type {
  Array as SharedArray,
  Barrier,
  Condition,
  Lock,
  Queue,
  RLock,
  Semaphore,
  Value,
} from '../../multiprocessing/index.ts';

type Counts = SharedArray<'i'>;

function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Waits in one of the ways there are; says what came of it, or that it left early. */
async function somehow<T>(
  next: (below: number) => number,
  wait: (options: { timeout?: number; signal?: AbortSignal }) => Promise<T>,
): Promise<T | undefined> {
  const controller = new AbortController();
  const { signal } = controller;
  const way = next(4);
  if (way === 0) setTimeout(() => controller.abort(), next(3));
  try {
    return await wait(way === 1 ? { timeout: next(3) } : way === 0 ? { signal } : {});
  } catch (error) {
    const { name } = error as Error;
    if (error === signal.reason || name === 'Empty' || name === 'Full') return undefined;
    throw error;
  }
}

/** `cells` says who is inside; `total` is written without any other lock than the door. */
export async function enter(
  index: number,
  ms: number,
  seed: number,
  door: Lock | RLock | Semaphore,
  room: number,
  cells: Counts,
  total: Value<'i'>,
  entered: Counts,
): Promise<void> {
  const next = randomOf(seed + index * 7919);
  const end = performance.now() + ms;
  let count = 0;
  while (performance.now() < end) {
    const hold = await somehow(next, (options) => door.acquire(options));
    if (hold === undefined) continue;
    cells.set(index, 1);
    const inside = cells.slice().reduce((sum, each) => sum + each, 0);
    if (inside > room) throw new Error(`${inside} are inside where ${room} fit`);
    if (room === 1) total.value += 1;
    count += 1;
    cells.set(index, 0);
    hold[Symbol.dispose]();
  }
  entered.set(index, count);
}

/** Puts what is its own and takes what is anybody's. */
export async function trade(
  index: number,
  ms: number,
  seed: number,
  queue: Queue<[number, number]>,
  put: Counts,
  got: Counts,
): Promise<void> {
  const next = randomOf(seed + index * 7919);
  const end = performance.now() + ms;
  const last = new Map<number, number>();
  let [own, taken] = [0, 0];
  while (performance.now() < end) {
    if (next(2) === 0) {
      const item: [number, number] = [index, own + 1];
      const done = await somehow(next, async (options) => {
        await queue.put(item, { timeout: 5, ...options });
        return true;
      });
      if (done === true) own += 1;
    } else {
      const item = await somehow(next, (options) => queue.get({ timeout: 5, ...options }));
      if (item === undefined) continue;
      const [from, number] = item;
      if (number <= (last.get(from) ?? 0)) throw new Error(`${number} of ${from} came too late`);
      last.set(from, number);
      taken += 1;
    }
  }
  put.set(index, own);
  got.set(index, taken);
}

/** Even ones raise the number, odd ones lower it, and each waits until it can. */
export async function balance(
  index: number,
  rounds: number,
  condition: Condition,
  level: Value<'i'>,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const hold = await condition.acquire();
    if (index % 2 === 0) {
      await condition.waitFor(() => level.value < 2);
      level.value += 1;
    } else {
      await condition.waitFor(() => level.value > 0);
      level.value -= 1;
    }
    await condition.notifyAll();
    hold[Symbol.dispose]();
  }
}

/** Nobody is ever more than a round ahead. */
export async function march(
  index: number,
  rounds: number,
  barrier: Barrier,
  steps: Counts,
): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    steps.set(index, round);
    await barrier.wait();
    if (steps.slice().some((step) => step !== round)) throw new Error('somebody is not in step');
    await barrier.wait();
  }
}
