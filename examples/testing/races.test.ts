import fc, { type Scheduler } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Barrier, BoundedSemaphore, Condition, createTask, Event } from '../asyncio/index.ts';
import { LifoQueue, Lock, PriorityQueue, Queue, Semaphore, type Task } from '../asyncio/index.ts';
import { settle } from './clock.ts';

/**
 * Random programs against what must hold of every program. fast-check's scheduler decides which
 * step comes next; on failure it prints the seed and the schedule.
 */
const runs = { numRuns: 1000 };

/** One party: how many rounds it plays, how long it stays inside, whether it is cancelled. */
const party = fc.record({
  rounds: fc.integer({ min: 1, max: 3 }),
  stay: fc.integer({ min: 0, max: 2 }),
  cancelled: fc.boolean(),
  kills: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
});
const program = fc.array(party, { minLength: 1, maxLength: 6 });
interface Party {
  rounds: number;
  stay: number;
  cancelled: boolean;
  /** The party that this one cancels right after leaving. */
  kills: number | undefined;
}

/** Starts one task a party, and cancels some of them at a step of the scheduler's choice. */
function play(
  scheduler: Scheduler,
  parties: Party[],
  body: (task: Task<void>, party: Party, id: number) => Promise<void>,
): Task<void>[] {
  return parties.map((member, id) => {
    const task: Task<void> = createTask((self: Task<void>) => body(self, member, id));
    task.then(undefined, () => {});
    if (member.cancelled) {
      void scheduler.schedule(Promise.resolve(), `cancel ${id}`).then(() => task.cancel());
    }
    return task;
  });
}

/** Runs the schedule to its end. */
async function finish(scheduler: Scheduler): Promise<void> {
  do {
    while (scheduler.count() > 0) {
      await scheduler.waitNext(1);
      await settle();
    }
    await settle();
  } while (scheduler.count() > 0);
}

function expectAllDone(tasks: Task<void>[]): void {
  for (const [id, task] of tasks.entries()) {
    expect(task.done(), `party ${id} waits for ever`).toBe(true);
    if (!task.cancelled()) expect(task.exception()).toBeUndefined();
  }
}

const exclusive = {
  Lock: () => ({ gate: new Lock(), permits: 1 }),
  'Lock of a Condition': () => ({ gate: new Condition(), permits: 1 }),
  'Semaphore(2)': () => ({ gate: new Semaphore(2), permits: 2 }),
  'BoundedSemaphore(2)': () => ({ gate: new BoundedSemaphore(2), permits: 2 }),
};

describe.each(Object.entries(exclusive))('every interleaving of %s', (_name, make) => {
  it('admits no more than allowed, in order of arrival, and loses nobody', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), program, async (scheduler, parties) => {
        const { gate, permits } = make();
        const queue: number[] = [];
        let arrivals = 0;
        let inside = 0;
        const tasks = play(scheduler, parties, async ({ signal }, { rounds, stay, kills }, id) => {
          for (let round = 0; round < rounds; round += 1) {
            await scheduler.schedule(Promise.resolve(), `arrive ${id}`);
            const ticket = (arrivals += 1);
            queue.push(ticket);
            try {
              using held = await gate.acquire({ signal });
              expect(queue[0], 'somebody overtook').toBe(ticket);
              queue.shift();
              expect(held).toBeDefined();
              inside += 1;
              expect(inside).toBeLessThanOrEqual(permits);
              for (let step = 0; step < stay; step += 1) {
                await scheduler.schedule(Promise.resolve(), `inside ${id}`);
              }
              inside -= 1;
            } finally {
              const left = queue.indexOf(ticket);
              if (left >= 0) queue.splice(left, 1);
            }
            // In one go with the release: the woken waiter has not run yet.
            if (kills !== undefined) tasks[kills]?.cancel();
          }
        });
        await finish(scheduler);
        expectAllDone(tasks);
        expect(inside).toBe(0);
        expect(gate.locked()).toBe(false);
        for (let count = 0; count < permits; count += 1) void gate.acquire();
        expect(gate.locked(), 'a permit too many').toBe(true);
      }),
      runs,
    );
  });
});

describe.each([Queue, LifoQueue, PriorityQueue])('every interleaving of %o', (Kind) => {
  it('gives each item to one getter, keeps its order, and loses none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        program,
        program,
        fc.integer({ min: 0, max: 3 }),
        async (scheduler, producers, consumers, maxsize) => {
          const queue = new Kind<number>(maxsize);
          const model: number[] = [];
          const put: number[] = [];
          const got: number[] = [];
          const tasks = play(scheduler, producers, async ({ signal }, { rounds }, id) => {
            for (let round = 0; round < rounds; round += 1) {
              await scheduler.schedule(Promise.resolve(), `put ${id}`);
              const item = id * 10 + round;
              await queue.put(item, { signal });
              put.push(item);
            }
          });
          const takers = play(scheduler, consumers, async ({ signal }, { rounds }, id) => {
            for (let round = 0; round < rounds; round += 1) {
              await scheduler.schedule(Promise.resolve(), `get ${id}`);
              got.push(await queue.get({ signal }));
              if (maxsize > 0) expect(queue.qsize()).toBeLessThanOrEqual(maxsize);
            }
          });
          await finish(scheduler);
          const waitingGetters = takers.filter((task) => !task.done()).length;
          const waitingPutters = tasks.filter((task) => !task.done()).length;
          if (waitingGetters > 0) expect(queue.empty(), 'a getter sleeps by an item').toBe(true);
          if (waitingPutters > 0) expect(queue.full(), 'a putter sleeps by a gap').toBe(true);
          queue.shutdown();
          await settle();
          while (!queue.empty()) model.push(queue.getNowait());
          expect(got.concat(model).sort()).toEqual([...put].sort());
          if (Kind === Queue) {
            // Of one producer's items, an earlier one never comes out after a later one.
            const out = got.concat(model);
            for (const [id] of producers.entries()) {
              const own = out.filter((item) => Math.floor(item / 10) === id);
              expect(own).toEqual([...own].sort((a, b) => a - b));
            }
          }
        },
      ),
      runs,
    );
  });
});

describe('every interleaving of Condition.wait', () => {
  it('wakes one waiter a notification, cancelled or not, and holds the lock after each', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        program,
        fc.integer({ min: 1, max: 6 }),
        async (scheduler, parties, items) => {
          const condition = new Condition();
          let stock = 0;
          let taken = 0;
          const tasks = play(scheduler, parties, async ({ signal }, _party, id) => {
            await scheduler.schedule(Promise.resolve(), `arrive ${id}`);
            using held = await condition.acquire({ signal });
            try {
              while (stock === 0) await condition.wait({ signal });
              stock -= 1;
              expect(held).toBeDefined();
              taken += 1;
            } finally {
              expect(condition.locked()).toBe(true);
            }
          });
          const producer = createTask(async () => {
            for (let item = 0; item < items; item += 1) {
              await scheduler.schedule(Promise.resolve(), 'produce');
              using held = await condition.acquire();
              expect(held).toBeDefined();
              stock += 1;
              condition.notify();
            }
          });
          await finish(scheduler);
          await producer;
          expect(condition.locked()).toBe(false);
          const waiting = tasks.filter((task) => !task.done()).length;
          if (waiting > 0) expect(stock, 'a waiter sleeps by an item').toBe(0);
          expect(taken + stock).toBe(items);
        },
      ),
      runs,
    );
  });
});

describe('every interleaving of Event and Barrier', () => {
  it('an event releases all who wait when it is set, and none after clear', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), program, async (scheduler, parties) => {
        const event = new Event();
        const tasks = play(scheduler, parties, async ({ signal }, _party, id) => {
          await scheduler.schedule(Promise.resolve(), `arrive ${id}`);
          await event.wait({ signal });
        });
        void scheduler.schedule(Promise.resolve(), 'pulse').then(() => {
          event.set();
          event.clear();
        });
        await finish(scheduler);
        event.set();
        await settle();
        expectAllDone(tasks);
      }),
      runs,
    );
  });

  it('a barrier lets whole parties through, and nobody else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        program,
        fc.integer({ min: 1, max: 3 }),
        async (scheduler, parties, size) => {
          const barrier = new Barrier(size);
          let passed = 0;
          const tasks = play(scheduler, parties, async ({ signal }, { rounds }, id) => {
            for (let round = 0; round < rounds; round += 1) {
              await scheduler.schedule(Promise.resolve(), `arrive ${id}`);
              await barrier.wait({ signal });
              passed += 1;
            }
          });
          await finish(scheduler);
          const waiting = tasks.filter((task) => !task.done()).length;
          expect(waiting).toBe(barrier.nWaiting);
          expect(waiting).toBeLessThan(size);
          // A cancelled party may have passed in the very step in which it was cancelled.
          if (parties.every(({ cancelled }) => !cancelled)) expect(passed % size).toBe(0);
          await barrier.abort();
          await settle();
          expect(tasks.every((task) => task.done())).toBe(true);
        },
      ),
      runs,
    );
  });
});
