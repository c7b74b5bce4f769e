import { BoundedSemaphore, Lock, RLock, Semaphore } from '../../threading/index.ts';
import type { Hold } from '../../threading/index.ts';
import { fight, must, type Part, type Stress } from './stress.ts';

type Admission = Lock | RLock | Semaphore;

const does = ['rests', 'waits to be let in', 'is inside'];

/** Wants in, in all the ways there are; counts who is inside at once, and who was. */
async function enter(
  { status, index, ms, seed }: Part,
  door: Admission,
  cells: Int32Array,
  isMain: boolean,
  mostInside: number,
) {
  const [INSIDE, COUNT] = [0, 1];
  const mayBlock = !(isMain && index === 4);
  let random = seed;
  const next = (below: number): number => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((random / 2 ** 32) * below);
  };
  const abortable = async (): Promise<Hold | undefined> => {
    const controller = new AbortController();
    const { signal } = controller;
    if (next(2) === 0) queueMicrotask(() => controller.abort());
    else setTimeout(() => controller.abort(), next(2));
    try {
      return await door.acquire({ signal });
    } catch (error) {
      if (error === signal.reason) return undefined;
      throw error;
    }
  };
  const ways = [
    () => door.acquire(),
    () => door.acquire({ timeout: next(2) }),
    abortable,
    () => door.acquireSync({ blocking: false }),
    () => door.acquireSync(),
    () => door.acquireSync(),
    () => door.acquireSync({ timeout: next(2) }),
  ];
  let entered = 0;
  let most = 0;
  const end = performance.now() + ms;
  while (performance.now() < end) {
    status[index] = 1;
    const way = ways[next(mayBlock ? ways.length : 4)] as (typeof ways)[number];
    const hold = await way();
    if (hold === undefined) continue;
    status[index] = 2;
    most = Math.max(most, Atomics.add(cells, INSIDE, 1) + 1);
    const before = cells[COUNT] as number;
    for (let spin = next(200); spin > 0; spin -= 1) Math.sqrt(spin);
    if (mostInside === 1) cells[COUNT] = before + 1;
    else Atomics.add(cells, COUNT, 1);
    entered += 1;
    Atomics.sub(cells, INSIDE, 1);
    hold[Symbol.dispose]();
    status[index] = 0;
  }
  return { entered, most };
}

function admission(name: string, make: () => Admission, room: number, hasMain = true): Stress {
  return {
    name,
    async run(ms, seed) {
      const door = make();
      const cells = new Int32Array(new SharedArrayBuffer(8));
      const args = [door, cells, hasMain, room];
      const results = await fight({ ms, seed, does, body: enter, args, hasMain });
      const entered = results.reduce((sum, each) => sum + each.entered, 0);
      const most = Math.max(...results.map((each) => each.most));
      must(most <= room, `at most ${room} are inside: ${most} were`);
      must(cells[1] === entered, `all ${entered} entries are counted: ${cells[1]} are`);
      for (let place = 0; place < room; place += 1) {
        must(door.acquireSync({ blocking: false }) !== undefined, 'all places are free at the end');
      }
      return entered;
    },
  };
}

export const locks: readonly Stress[] = [
  admission('threading.Lock', () => new Lock(), 1),
  // The main thread and its tasks would be one holder; a thread has one task here.
  admission('threading.RLock', () => new RLock(), 1),
  admission('threading.Semaphore', () => new Semaphore(2), 2),
  admission('threading.BoundedSemaphore', () => new BoundedSemaphore(3), 3),
];
