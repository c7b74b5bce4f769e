import {
  Array as SharedArray,
  Barrier,
  BoundedSemaphore,
  Condition,
  Lock,
  Queue,
  RLock,
  Semaphore,
  Value,
} from '../../multiprocessing/index.ts';
import { Crew } from '../crew.ts';
import { must, type Stress } from './stress.ts';

const PROCESSES = 4;
/** How long they may need to come to their end, on a machine that is busy with others. */
const PATIENCE_MS = 30_000;

let crew: Crew | undefined;

async function fight(name: string, argsOf: (index: number) => readonly unknown[], ms: number) {
  crew ??= new Crew(PROCESSES, new URL('./process-bodies.ts', import.meta.url).href);
  let dog: ReturnType<typeof setTimeout> | undefined;
  const hang = new Promise<never>((_, reject) => {
    dog = setTimeout(() => {
      reject(new Error(`Nothing moves any more in ${name}: ${crew?.unanswered() ?? ''}`));
    }, ms + PATIENCE_MS);
  });
  try {
    await Promise.race([crew.runEach(name, argsOf), hang]);
  } finally {
    clearTimeout(dog);
  }
}

function counts(): SharedArray<'i'> {
  return new SharedArray('i', PROCESSES);
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, each) => total + each, 0);
}

function admission(name: string, make: () => Lock | RLock | Semaphore, room: number): Stress {
  return {
    name,
    async run(ms, seed) {
      const [door, cells, entered] = [make(), counts(), counts()];
      const total = new Value('i', 0);
      await fight('enter', (index) => [index, ms, seed, door, room, cells, total, entered], ms);
      const all = sum(entered);
      if (room === 1) must(total.value === all, `all ${all} entries count: ${total.value} do`);
      for (let place = 0; place < room; place += 1) {
        must(
          (await door.acquire({ blocking: false })) !== undefined,
          'all places are free at the end',
        );
      }
      return all;
    },
  };
}

const queue: Stress = {
  name: 'multiprocessing.Queue',
  async run(ms, seed) {
    const items = new Queue<[number, number]>(3);
    const [put, got] = [counts(), counts()];
    await fight('trade', (index) => [index, ms, seed, items, put, got], ms);
    const left = await items.qsize();
    must(sum(put) === sum(got) + left, `${sum(put)} were put, ${sum(got)} taken, ${left} left`);
    return sum(got);
  },
};

// How much is done in a time differs from machine to machine, so these go on in rounds.
async function untilOver(ms: number, rounds: number, round: () => Promise<void>): Promise<number> {
  const end = performance.now() + ms;
  let done = 0;
  while (performance.now() < end) {
    await round();
    done += rounds;
  }
  return done;
}

const condition: Stress = {
  name: 'multiprocessing.Condition',
  async run(ms) {
    const [wait, level] = [new Condition(), new Value('i', 0)];
    const done = await untilOver(ms, 50, () =>
      fight('balance', (index) => [index, 50, wait, level], ms),
    );
    must(level.value === 0, `as much went up as down: ${level.value} is left`);
    return done;
  },
};

const barrier: Stress = {
  name: 'multiprocessing.Barrier',
  async run(ms) {
    const [gate, steps] = [new Barrier(PROCESSES), counts()];
    return untilOver(ms, 50, () => fight('march', (index) => [index, 50, gate, steps], ms));
  },
};

/** Everything that processes fight for. */
export const processes: readonly Stress[] = [
  admission('multiprocessing.Lock', () => new Lock(), 1),
  admission('multiprocessing.RLock', () => new RLock(), 1),
  admission('multiprocessing.Semaphore', () => new Semaphore(2), 2),
  admission('multiprocessing.BoundedSemaphore', () => new BoundedSemaphore(3), 3),
  queue,
  condition,
  barrier,
];
