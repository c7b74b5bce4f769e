import { describe, expect, expectTypeOf, it } from 'vitest';
import { pause, settle } from '../../testing/clock.ts';
import { waitingContract } from '../../testing/waiting.ts';
import { Barrier, BrokenBarrierError, createTask } from '../index.ts';

waitingContract('Barrier.wait, filling', () => {
  const barrier = new Barrier(50);
  return {
    wakes: 'all',
    wait: (options) => barrier.wait(options),
    wake() {
      do void barrier.wait();
      while (barrier.nWaiting > 0);
    },
  };
});

waitingContract('Barrier.wait, from outside', () => {
  const barrier = new Barrier(5);
  for (let party = 0; party < 5; party += 1) void barrier.wait();
  return {
    wakes: 'all',
    wait: (options) => barrier.wait(options),
    wake() {
      // Those outside come in once those inside have left.
      void pause(3).then(() => {
        do void barrier.wait();
        while (barrier.nWaiting > 0);
      });
    },
  };
});

const parties = 5;

function gather(count: number, body: () => Promise<unknown>): Promise<unknown[]> {
  return Promise.all(Array.from({ length: count }, () => createTask(body)));
}

function isBroken(error: unknown): true {
  if (!(error instanceof BrokenBarrierError)) throw error;
  return true;
}

describe('CPython test_locks.BarrierTests', () => {
  it('test_barrier: a barrier is not awaitable', () => {
    expect('then' in new Barrier(parties)).toBe(false);
  });

  it('test_barrier_parties', () => {
    expect(() => new Barrier(0)).toThrow('Pass a whole number >= 1 as parties: received 0');
    expect(() => new Barrier(-4)).toThrow(RangeError);
    expect(() => new Barrier(1.5)).toThrow(RangeError);
    expect(new Barrier(parties).parties).toBe(parties);
  });

  it('test_context_manager', async () => {
    const barrier = new Barrier(3);
    const results: number[] = [];
    await gather(3, async () => results.push(await barrier.wait()));
    expect([...results].sort()).toEqual([0, 1, 2]);
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
  });

  it('test_filling_one_task', async () => {
    const barrier = new Barrier(1);
    expect(await barrier.wait()).toBe(0);
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
  });

  it('test_filling_one_task_twice', async () => {
    const barrier = new Barrier(1);
    const t1 = createTask(() => barrier.wait());
    await settle();
    const t2 = createTask(() => barrier.wait());
    await settle();
    expect(t1.result()).toBe(t2.result());
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
  });

  it('test_filling_task_by_task', async () => {
    const barrier = new Barrier(3);
    const tasks = [];
    for (const waiting of [1, 2, 0]) {
      tasks.push(createTask(() => barrier.wait()));
      await settle();
      expect(barrier.nWaiting).toBe(waiting);
    }
    await Promise.all(tasks);
    expect(barrier.broken).toBe(false);
  });

  it('test_filling_tasks_wait_twice', async () => {
    const barrier = new Barrier(parties);
    const results: boolean[] = [];
    await gather(parties, async () => {
      await barrier.wait();
      results.push(true);
      await barrier.wait();
      results.push(false);
    });
    expect(results).toEqual(
      [true, false].flatMap((first) => Array.from({ length: parties }, () => first)),
    );
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
  });

  it('test_filling_tasks_check_return_value', async () => {
    const barrier = new Barrier(parties);
    const indexes = await gather(parties, async () => {
      await barrier.wait();
      return barrier.wait();
    });
    expect([...indexes].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it('test_draining_state: who arrives while it drains waits outside', async () => {
    const barrier = new Barrier(2);
    void barrier.wait();
    void barrier.wait();
    let passed = false;
    void barrier.wait().then(() => (passed = true));
    expect(barrier.nWaiting).toBe(0);
    await settle();
    expect(barrier.nWaiting).toBe(1);
    expect(passed).toBe(false);
    await barrier.wait();
    await settle();
    expect(passed).toBe(true);
  });

  it('test_blocking_tasks_while_draining', async () => {
    const barrier = new Barrier(parties);
    let again = 2;
    const rest = new Barrier(parties - again);
    await gather(parties, async () => {
      await barrier.wait();
      if (again > 0) {
        again -= 1;
      } else {
        await rest.wait();
      }
      await barrier.wait();
    });
    expect(barrier.nWaiting).toBe(0);
  });

  it('test_filling_tasks_cancel_one', async () => {
    const barrier = new Barrier(3);
    const results: boolean[] = [];
    const arrive = () =>
      createTask(async ({ signal }) => {
        await barrier.wait({ signal });
        results.push(true);
      });
    const t1 = arrive();
    const t2 = arrive();
    await settle();
    expect(barrier.nWaiting).toBe(2);
    t1.cancel();
    await settle();
    expect(barrier.nWaiting).toBe(1);
    expect(t1.cancelled()).toBe(true);
    const t3 = arrive();
    await settle();
    expect(barrier.nWaiting).toBe(2);
    await Promise.all([t2, t3, arrive()]);
    expect(results).toEqual([true, true, true]);
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
  });

  it('test_reset_barrier', async () => {
    const barrier = new Barrier(1);
    await createTask(() => barrier.reset());
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
  });

  it('test_reset_barrier_while_tasks_waiting', async () => {
    const barrier = new Barrier(parties);
    const tasks = gather(parties - 1, () => barrier.wait().catch(isBroken));
    await settle();
    await barrier.reset();
    expect(await tasks).toEqual([true, true, true, true]);
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
  });

  it('test_reset_barrier_when_tasks_half_draining', async () => {
    // CPython’s waiters leave one by one; ours leave together: reset before they do refuses all.
    const barrier = new Barrier(parties);
    const waits = Array.from({ length: parties }, () => barrier.wait());
    await barrier.reset();
    const settled = await Promise.allSettled(waits);
    expect(settled.map((result) => result.status)).toEqual([
      ...Array<string>(parties - 1).fill('rejected'),
      'fulfilled',
    ]);
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
  });

  it('test_reset_barrier_when_tasks_half_draining_half_blocking', async () => {
    const barrier = new Barrier(2);
    const drained = Promise.allSettled([barrier.wait(), barrier.wait()]);
    const blocked = barrier.wait();
    await barrier.reset();
    await settle();
    expect((await drained).map((result) => result.status)).toEqual(['rejected', 'fulfilled']);
    expect(barrier.nWaiting).toBe(1);
    await barrier.wait();
    expect(await blocked).toBe(0);
  });

  it('test_reset_barrier_while_tasks_waiting_and_waiting_again', async () => {
    const barrier = new Barrier(parties);
    let refused = 0;
    let passed = 0;
    const tasks = gather(parties - 1, async () => {
      await barrier.wait().catch(isBroken);
      refused += 1;
      await barrier.wait();
      passed += 1;
    });
    await settle();
    await barrier.reset();
    await settle();
    expect(refused).toBe(parties - 1);
    await barrier.wait();
    await tasks;
    expect(passed).toBe(parties - 1);
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
  });

  it('test_reset_barrier_while_tasks_draining', async () => {
    const barrier = new Barrier(parties);
    let count = 0;
    let last = 0;
    await gather(parties, async () => {
      await barrier.wait();
      count += 1;
      // Reset after all have left: nothing to refuse.
      if (count === 1) await barrier.reset();
      await barrier.wait();
      await barrier.wait();
      last += 1;
    });
    expect(last).toBe(parties);
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
  });

  it('test_abort_barrier', async () => {
    const barrier = new Barrier(1);
    await createTask(() => barrier.abort());
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, true]);
    await expect(barrier.wait()).rejects.toBeInstanceOf(BrokenBarrierError);
  });

  it('test_abort_barrier_when_tasks_half_draining_half_blocking', async () => {
    const barrier = new Barrier(2);
    const drained = [barrier.wait(), barrier.wait()];
    const blocked = barrier.wait();
    await barrier.abort();
    const settled = await Promise.allSettled([...drained, blocked]);
    expect(settled.map((result) => result.status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, true]);
  });

  it('test_abort_barrier_when_exception', async () => {
    const barrier = new Barrier(parties);
    let refused = 0;
    await gather(parties, async () => {
      const index = await barrier.wait();
      if (index === 2) return barrier.abort();
      await barrier.wait().catch(isBroken);
      refused += 1;
    });
    expect(refused).toBe(parties - 1);
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, true]);
  });

  it('test_abort_barrier_when_exception_then_resetting', async () => {
    const first = new Barrier(parties);
    const second = new Barrier(parties);
    let refused = 0;
    let passed = 0;
    await gather(parties, async () => {
      if ((await first.wait()) === 2) {
        await first.abort();
      } else {
        await first.wait().catch(isBroken);
        refused += 1;
      }
      if ((await second.wait()) === 2) await first.reset();
      await second.wait();
      await first.wait();
      passed += 1;
    });
    expect([refused, passed]).toEqual([parties - 1, parties]);
    expect([first.nWaiting, first.broken]).toEqual([0, false]);
  });
});

describe('Barrier', () => {
  it('shows its states by its count and its flag', async () => {
    const barrier = new Barrier(parties);
    const waits = [barrier.wait(), barrier.wait()];
    expect(barrier.nWaiting).toBe(2);
    waits.push(barrier.wait(), barrier.wait(), barrier.wait());
    expect(barrier.nWaiting).toBe(0);
    waits.push(barrier.wait());
    await barrier.reset();
    waits.push(barrier.wait());
    await barrier.abort();
    expect(barrier.broken).toBe(true);
    const settled = await Promise.allSettled(waits);
    expect(settled.map((result) => result.status)).toEqual([
      ...['rejected', 'rejected', 'rejected', 'rejected'],
      'fulfilled',
      'rejected',
      'rejected',
    ]);
  });

  it('lets the last go on first, then the others in order of arrival', async () => {
    const barrier = new Barrier(3);
    const order: number[] = [];
    await gather(3, async () => order.push(await barrier.wait()));
    expect(order).toEqual([2, 0, 1]);
  });

  it('gives an index again after a cancellation, as CPython does', async () => {
    const barrier = new Barrier(3);
    const controller = new AbortController();
    const cancelled = barrier.wait({ signal: controller.signal });
    const waits = [barrier.wait()];
    controller.abort();
    await expect(cancelled).rejects.toThrow();
    waits.push(barrier.wait(), barrier.wait());
    expect(await Promise.all(waits)).toEqual([1, 1, 2]);
  });

  it('has the types of its contract', () => {
    expectTypeOf(new Barrier(1).wait()).resolves.toBeNumber();
    expectTypeOf(new Barrier(1).reset()).resolves.toBeVoid();
  });
});
