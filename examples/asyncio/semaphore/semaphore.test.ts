import { describe, expect, expectTypeOf, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { waitingContract } from '../../testing/waiting.ts';
import { BoundedSemaphore, createTask, Semaphore, sleep, type Hold } from '../index.ts';

for (const Kind of [Semaphore, BoundedSemaphore]) {
  waitingContract(`${Kind.name}.acquire`, () => {
    const semaphore = new Kind(1);
    void semaphore.acquire();
    return {
      wakes: 'one',
      wait: (options) => semaphore.acquire(options),
      wake: () => semaphore.release(),
    };
  });

  describe(`${Kind.name}: permits`, () => {
    it('gives one permit back however often a hold is disposed', async () => {
      const semaphore = new Kind(2);
      const first = await semaphore.acquire();
      await semaphore.acquire();
      first[Symbol.dispose]();
      first[Symbol.dispose]();
      await semaphore.acquire();
      expect(semaphore.locked()).toBe(true);
    });

    it('refuses bad values in one line', () => {
      for (const value of [-1, 1.5, NaN, Infinity]) {
        expect(() => new Kind(value)).toThrow(RangeError);
      }
      expect(() => new Kind('1' as unknown as number)).toThrow(
        new TypeError('Pass a number as value: received string'),
      );
    });
  });
}

function enter(semaphore: Semaphore, log: unknown[], name: unknown) {
  return createTask(async ({ signal }) => {
    await semaphore.acquire({ signal });
    log.push(name);
    return true;
  });
}

describe('CPython test_locks.SemaphoreTests', () => {
  it('test_initial_value_zero', () => {
    expect(new Semaphore(0).locked()).toBe(true);
  });

  it('test_semaphore: a semaphore is not awaitable', () => {
    expect('then' in new Semaphore()).toBe(false);
  });

  it('test_semaphore_value', () => {
    expect(() => new Semaphore(-1)).toThrow(RangeError);
  });

  it('test_acquire', async () => {
    const semaphore = new Semaphore(3);
    const result: unknown[] = [];
    await semaphore.acquire();
    await semaphore.acquire();
    expect(semaphore.locked()).toBe(false);
    const [t1, t2, t3] = [1, 2, 3].map((name) => enter(semaphore, result, name));
    await settle();
    expect(result).toEqual([1]);
    expect(semaphore.locked()).toBe(true);
    const t4 = enter(semaphore, result, 4);
    semaphore.release();
    semaphore.release();
    await settle();
    expect(result).toEqual([1, 2, 3]);
    expect(semaphore.locked()).toBe(true);
    expect([t1, t2, t3, t4].map((task) => task?.done())).toEqual([true, true, true, false]);
    semaphore.release();
    await t4;
  });

  it('test_acquire_cancel', async () => {
    const semaphore = new Semaphore();
    await semaphore.acquire();
    const acquire = createTask(({ signal }) => semaphore.acquire({ signal }));
    await settle();
    acquire.cancel();
    await expect(acquire).rejects.toMatchObject({ name: 'CancelledError' });
    semaphore.release();
    expect(semaphore.locked()).toBe(false);
  });

  it('test_acquire_cancel_before_awoken', async () => {
    const semaphore = new Semaphore(0);
    const result: unknown[] = [];
    const tasks = [1, 2, 3, 4].map((name) => enter(semaphore, result, name));
    await settle();
    tasks[0]?.cancel();
    tasks[1]?.cancel();
    semaphore.release();
    await settle();
    expect(result).toEqual([3]);
    expect(tasks.map((task) => task.done())).toEqual([true, true, true, false]);
  });

  it('test_acquire_hang', async () => {
    const semaphore = new Semaphore(0);
    const [t1, t2] = [1, 2].map((name) => enter(semaphore, [], name));
    await settle();
    t1?.cancel();
    semaphore.release();
    await settle();
    expect(semaphore.locked()).toBe(true);
    expect(t2?.done()).toBe(true);
  });

  it('test_acquire_no_hang', async () => {
    const semaphore = new Semaphore(1);
    const t1 = createTask(async () => {
      {
        using held = await semaphore.acquire();
        expect(held).toBeDefined();
        await sleep(0);
      }
      t2.cancel();
    });
    const t2 = createTask(async ({ signal }) => {
      using held = await semaphore.acquire({ signal });
      expect(held).toBeUndefined();
    });
    await t1;
    await expect(t2).rejects.toMatchObject({ name: 'CancelledError' });
    await semaphore.acquire();
  });

  it('test_release_not_acquired', () => {
    expect(() => new BoundedSemaphore().release()).toThrow(RangeError);
  });

  it('test_release_no_waiters', async () => {
    const semaphore = new Semaphore();
    await semaphore.acquire();
    expect(semaphore.locked()).toBe(true);
    semaphore.release();
    expect(semaphore.locked()).toBe(false);
  });

  it('test_acquire_fifo_order', async () => {
    const semaphore = new Semaphore(1);
    const result: string[] = [];
    const visit = (tag: string) =>
      createTask(async () => {
        for (const round of [1, 2]) {
          await semaphore.acquire();
          result.push(`${tag}_${round}`);
          await sleep(0);
          semaphore.release();
        }
      });
    await Promise.all(['c1', 'c2', 'c3'].map(visit));
    expect(result).toEqual(['c1_1', 'c2_1', 'c3_1', 'c1_2', 'c2_2', 'c3_2']);
  });

  it('test_acquire_fifo_order_2', async () => {
    const semaphore = new Semaphore(1);
    const result: unknown[] = [];
    const t1 = enter(semaphore, result, 1);
    const t2 = createTask(async () => {
      await semaphore.acquire();
      result.push(2);
      semaphore.release();
      await semaphore.acquire();
      result.push(4);
    });
    const t3 = enter(semaphore, result, 3);
    await settle();
    semaphore.release();
    semaphore.release();
    await Promise.all([t1, t2, t3]);
    expect(result).toEqual([1, 2, 3, 4]);
  });

  it('test_acquire_fifo_order_3', async () => {
    const semaphore = new Semaphore(0);
    const result: unknown[] = [];
    const tasks = [1, 2, 3].map((name) => enter(semaphore, result, name));
    await settle();
    tasks[0]?.cancel();
    await settle();
    semaphore.release();
    semaphore.release();
    await Promise.allSettled(tasks);
    expect(result).toEqual([2, 3]);
  });

  it('test_acquire_fifo_order_4', async () => {
    const semaphore = new Semaphore(0);
    const result: number[] = [];
    const visit = (name: number) =>
      createTask(async () => {
        await semaphore.acquire();
        result.push(name);
      });
    const t1 = createTask(async () => {
      await semaphore.acquire();
      result.push(1);
    });
    const t2 = createTask(async () => {
      semaphore.release();
      semaphore.release();
      semaphore.release();
      // Two permits are free, but the first waiter has not run yet: nobody may overtake it.
      expect(semaphore.locked()).toBe(true);
      await semaphore.acquire();
      result.push(2);
    });
    const t3 = visit(3);
    await Promise.all([t1, t2, t3]);
    expect(result).toEqual([1, 2, 3]);
    expect(semaphore.locked()).toBe(true);
  });
});

describe('Semaphore', () => {
  it('grows when released without acquire, as Python’s does', async () => {
    const semaphore = new Semaphore(0);
    semaphore.release();
    semaphore.release();
    await semaphore.acquire();
    await semaphore.acquire();
    expect(semaphore.locked()).toBe(true);
  });

  it('never has more inside than permits', async () => {
    const semaphore = new Semaphore(3);
    let inside = 0;
    let peak = 0;
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        using held = await semaphore.acquire();
        expect(held).toBeDefined();
        inside += 1;
        peak = Math.max(peak, inside);
        await sleep(0);
        inside -= 1;
      }),
    );
    expect(peak).toBe(3);
  });

  it('has the types of its contract', () => {
    expectTypeOf(new Semaphore().acquire()).resolves.toEqualTypeOf<Hold>();
    expectTypeOf<BoundedSemaphore>().toExtend<Semaphore>();
  });
});
