import { LifoQueue, PriorityQueue, Queue, SimpleQueue } from '../../queue/index.ts';
import { fight, must, type Part, type Stress } from './stress.ts';

type AnyQueue = Queue<unknown> | SimpleQueue<unknown>;

const does = ['rests', 'puts', 'gets'];

/** Two threads put and two take, in all the ways there are, until the time is up. */
async function hand(
  { status, index, ms, seed }: Part,
  queue: AnyQueue,
  cells: Int32Array,
  inOrder: boolean,
) {
  const OVER = 0;
  const ended = Symbol('ended');
  let random = seed;
  const next = (below: number): number => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((random / 2 ** 32) * below);
  };
  // Of all that can go wrong, these are no problems: there is nothing, or no room, or nothing more.
  const tried = async (way: () => unknown): Promise<unknown> => {
    try {
      return await way();
    } catch (error) {
      const { name } = error as Error;
      if (name === 'ShutDown') return ended;
      if (name === 'Empty' || name === 'Full' || name === 'AbortError') return undefined;
      throw error;
    }
  };
  const soon = (): { signal: AbortSignal } => {
    const controller = new AbortController();
    if (next(2) === 0) queueMicrotask(() => controller.abort());
    else setTimeout(() => controller.abort(), next(2));
    return { signal: controller.signal };
  };
  const full = queue as Queue<unknown>;
  let count = 0;
  let sum = 0;
  let problems = 0;
  if (index % 2 === 0) {
    const end = performance.now() + ms;
    while (performance.now() < end) {
      status[index] = 1;
      const item = [next(9), count, index, 'x'.repeat(count % 50)];
      const put = [
        async () => (await queue.put(item), true),
        async () => (await full.put(item, { timeout: next(2) }), true),
        async () => (await full.put(item, soon()), true),
        () => (queue.putNowait(item), true),
        () => (queue.putSync(item), true),
        () => (full.putSync(item, { timeout: next(2) }), true),
      ][next(6)] as () => unknown;
      if ((await tried(put)) !== true) continue;
      sum += count;
      count += 1;
    }
    const isLast = Atomics.add(cells, OVER, 1) === 1;
    if (isLast && 'shutdown' in queue) queue.shutdown();
    else if (isLast) for (let taker = 0; taker < 2; taker += 1) queue.putSync(null);
    status[index] = 0;
    return { count, sum, problems };
  }
  const last = [-1, -1, -1, -1];
  for (;;) {
    status[index] = 2;
    const get = [
      () => queue.get(),
      () => queue.get({ timeout: next(2) }),
      () => queue.get(soon()),
      () => queue.getNowait(),
      () => queue.getSync(),
      () => queue.getSync({ timeout: next(2) }),
    ][next(6)] as () => unknown;
    const got = (await tried(get)) as [number, number, number, string] | null | undefined | symbol;
    if (got === undefined) continue;
    if (got === null || typeof got === 'symbol') break;
    const [, number, from, text] = got;
    if (text.length !== number % 50) problems += 1;
    if (inOrder && number <= (last[from] as number)) problems += 1;
    last[from] = number;
    sum -= number;
    count -= 1;
    if ('taskDone' in queue) queue.taskDone();
  }
  status[index] = 0;
  return { count, sum, problems };
}

function handing(name: string, make: () => AnyQueue, inOrder: boolean): Stress {
  return {
    name,
    async run(ms, seed) {
      const queue = make();
      const cells = new Int32Array(new SharedArrayBuffer(4));
      const results = await fight({ ms, seed, does, body: hand, args: [queue, cells, inOrder] });
      const left = results.reduce((total, { count }) => total + count, 0);
      const sum = results.reduce((total, each) => total + each.sum, 0);
      must(left === 0 && sum === 0, `every item is taken once: ${left} more were put`);
      must(
        results.every(({ problems }) => problems === 0),
        'items arrive whole and in their order',
      );
      must(queue.empty(), 'nothing is left');
      if ('join' in queue) await queue.join({ signal: AbortSignal.timeout(1000) });
      return results[0]?.count ?? 0;
    },
  };
}

export const queues: readonly Stress[] = [
  handing('queue.Queue', () => new Queue(3), true),
  handing('queue.LifoQueue', () => new LifoQueue(5), false),
  handing('queue.PriorityQueue', () => new PriorityQueue(4), false),
  handing('queue.SimpleQueue', () => new SimpleQueue(), true),
];
