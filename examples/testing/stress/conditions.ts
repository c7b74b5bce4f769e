import { Barrier, Condition, Event, Lock } from '../../threading/index.ts';
import { fight, must, type Part, type Stress } from './stress.ts';

/** Two threads put, two take, through a shelf of three places; all can wait in both ways. */
async function shelf(
  { status, index, ms, seed }: Part,
  notEmpty: Condition,
  notFull: Condition,
  cells: Int32Array,
) {
  const [ITEMS, SUM, OVER] = [0, 1, 2] as const;
  let random = seed;
  const next = (below: number): number => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((random / 2 ** 32) * below);
  };
  const get = (cell: number): number => cells[cell] as number;
  const wait = async (condition: Condition, predicate: () => boolean): Promise<void> => {
    const way = next(4);
    if (way === 0) await condition.waitFor(predicate);
    else if (way === 1) {
      // Whoever is aborted had better not take a notification along.
      const controller = new AbortController();
      setTimeout(() => controller.abort(), next(2));
      const { signal } = controller;
      await condition.waitFor(predicate, { signal }).catch((error: unknown) => {
        if (error !== signal.reason) throw error;
      });
    } else condition.waitForSync(predicate);
  };
  let done = 0;
  let problems = 0;
  if (index % 2 === 0) {
    const end = performance.now() + ms;
    while (performance.now() < end) {
      status[index] = 1;
      notFull.acquireSync();
      status[index] = 2;
      await wait(notFull, () => get(ITEMS) < 3);
      if (get(ITEMS) < 3) {
        cells[ITEMS] = get(ITEMS) + 1;
        cells[SUM] = get(SUM) + 1;
        done += 1;
        notEmpty.notify();
      }
      notFull.release();
    }
    notEmpty.acquireSync();
    cells[OVER] = get(OVER) + 1;
    notEmpty.notifyAll();
    notEmpty.release();
  } else {
    for (;;) {
      status[index] = 1;
      notEmpty.acquireSync();
      status[index] = 3;
      await wait(notEmpty, () => get(ITEMS) > 0 || get(OVER) === 2);
      const isOver = get(ITEMS) === 0 && get(OVER) === 2;
      if (get(ITEMS) > 0) {
        cells[ITEMS] = get(ITEMS) - 1;
        done -= 1;
        notFull.notify();
      }
      if (get(ITEMS) < 0 || get(ITEMS) > 3) problems += 1;
      notEmpty.release();
      if (isOver) break;
    }
  }
  status[index] = 0;
  return { done, problems };
}

const condition: Stress = {
  name: 'threading.Condition',
  async run(ms, seed) {
    const lock = new Lock();
    const cells = new Int32Array(new SharedArrayBuffer(16));
    const does = ['rests', 'waits for the lock', 'waits for room', 'waits for an item'];
    const args = [new Condition(lock), new Condition(lock), cells];
    const results = await fight({ ms, seed, does, body: shelf, args });
    const left = results.reduce((sum, { done }) => sum + done, 0);
    must(left === 0 && cells[0] === 0, `every item is taken once: ${left} more were put`);
    must(
      results.every(({ problems }) => problems === 0),
      'there are never more items than room',
    );
    return cells[1] as number;
  },
};

/** All go through one gate, then through the other; the last one through turns both over. */
async function gates({ status, index, ms }: Part, one: Event, two: Event, cells: Int32Array) {
  const [PASSED, OVER] = [0, 1] as const;
  const end = performance.now() + ms;
  let rounds = 0;
  for (;;) {
    for (const [gate, other] of [
      [one, two],
      [two, one],
    ] as const) {
      status[index] = gate === one ? 1 : 2;
      if ((rounds + index) % 3 === 0) await gate.wait();
      else gate.waitSync();
      if (Atomics.add(cells, PASSED, 1) === 3) {
        Atomics.store(cells, PASSED, 0);
        if (gate === two && performance.now() > end) Atomics.store(cells, OVER, 1);
        gate.clear();
        other.set();
      } else if (gate === two) {
        // Whoever is late must see whether it is over before the next round can end it.
        one.waitSync();
      }
    }
    rounds += 1;
    if (Atomics.load(cells, OVER) === 1) break;
  }
  status[index] = 0;
  return rounds;
}

const event: Stress = {
  name: 'threading.Event',
  async run(ms, seed) {
    const one = new Event();
    one.set();
    const cells = new Int32Array(new SharedArrayBuffer(8));
    const does = ['rests', 'waits at the first gate', 'waits at the second gate'];
    const args = [one, new Event(), cells];
    const rounds = await fight({ ms, seed, does, body: gates, args });
    must(new Set(rounds).size === 1, `all do as many rounds: ${rounds.join(', ')}`);
    return rounds[0] as number;
  },
};

/** Passes a barrier again and again; nobody may be a round ahead. */
async function lockstep({ status, index, ms }: Part, barrier: Barrier, cells: Int32Array) {
  const [ARRIVED, OVER] = [0, 1] as const;
  const end = performance.now() + ms;
  let rounds = 0;
  let problems = 0;
  let sum = 0;
  for (;;) {
    if (index === 0 && performance.now() > end) Atomics.store(cells, OVER, 1);
    Atomics.add(cells, ARRIVED, 1);
    status[index] = 1;
    sum += (rounds + index) % 3 === 0 ? await barrier.wait() : barrier.waitSync();
    if (Atomics.load(cells, ARRIVED) !== (rounds + 1) * 4) problems += 1;
    const isOver = Atomics.load(cells, OVER) === 1;
    status[index] = 2;
    barrier.waitSync();
    rounds += 1;
    if (isOver) break;
  }
  status[index] = 0;
  return { rounds, problems, sum };
}

const barrier: Stress = {
  name: 'threading.Barrier',
  async run(ms, seed) {
    const cells = new Int32Array(new SharedArrayBuffer(8));
    const does = ['rests', 'waits for the others', 'waits for the others to have looked'];
    const args = [new Barrier(4), cells];
    const results = await fight({ ms, seed, does, body: lockstep, args });
    const rounds = results[0]?.rounds ?? 0;
    const sum = results.reduce((total, each) => total + each.sum, 0);
    must(
      results.every((each) => each.rounds === rounds && each.problems === 0),
      'nobody is ahead',
    );
    must(sum === rounds * (0 + 1 + 2 + 3), 'each round gives the indexes 0 to 3');
    return rounds;
  },
};

export const conditions: readonly Stress[] = [condition, event, barrier];
