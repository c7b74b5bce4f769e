import { describe, expect, it, vi } from 'vitest';
import { Bunch, pause, until } from '../../testing/bunch.ts';
import { Condition, Lock } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const N = 5;
const [READY, PHASE, FIRST, SECOND] = [0, 1, 2, 3] as const;

/** How many results of one wait fell into each phase. */
interface Phases {
  readonly first: number;
  readonly second: number;
}

async function checkNotify(condition: Condition): Promise<void> {
  const cells = new Int32Array(new SharedArrayBuffer(16));
  const body = (condition: Condition, cells: Int32Array): Phases & { both: boolean } => {
    const wait = (counter: number): [boolean, number] => {
      condition.acquireSync();
      Atomics.add(cells, 0, 1);
      const result = condition.waitSync();
      condition.release();
      const phase = Atomics.load(cells, 1);
      Atomics.add(cells, counter, 1);
      return [result, phase];
    };
    const [one, first] = wait(2);
    const [two, second] = wait(3);
    return { both: one && two, first, second };
  };
  const get = (cell: number): number => Atomics.load(cells, cell);
  const bunch = new Bunch(N, body, condition, cells);

  await until(() => get(READY) === N, 'all have come to the first wait');
  {
    using held = await condition.acquire();
    expect(held).toBeDefined();
    expect(get(FIRST)).toBe(0);
    condition.notify(3);
    await pause(30);
    Atomics.store(cells, PHASE, 1);
  }
  await until(() => get(FIRST) === 3, 'three have been woken');
  await until(() => get(READY) === N + 3, 'three have come to the second wait');
  {
    using held = await condition.acquire();
    expect(held).toBeDefined();
    expect([get(FIRST), get(SECOND)]).toEqual([3, 0]);
    condition.notify(5);
    await pause(30);
    Atomics.store(cells, PHASE, 2);
  }
  await until(() => get(FIRST) + get(SECOND) === N + 3, 'five more have been woken');
  await until(() => get(READY) === 2 * N, 'two have come to the second wait');
  {
    using held = await condition.acquire();
    expect(held).toBeDefined();
    expect([get(FIRST), get(SECOND)]).toEqual([N, 3]);
    condition.notifyAll();
    await pause(30);
    Atomics.store(cells, PHASE, 3);
  }
  const results = await bunch.results;
  const sorted = results.sort((a, b) => a.first - b.first);
  expect(sorted).toEqual([
    ...Array.from({ length: 3 }, () => ({ both: true, first: 1, second: 2 })),
    ...Array.from({ length: 2 }, () => ({ both: true, first: 2, second: 3 })),
  ]);
}

describe('CPython lock_tests.ConditionTests', () => {
  it('test_acquire', () => {
    const condition = new Condition();
    condition.acquireSync();
    condition.acquireSync();
    condition.release();
    condition.release();
    const lock = new Lock();
    const around = new Condition(lock);
    around.acquireSync();
    expect(lock.acquireSync({ blocking: false })).toBeUndefined();
    around.release();
    expect(lock.acquireSync({ blocking: false })).toBeDefined();
    expect(around.acquireSync({ blocking: false })).toBeUndefined();
    lock.release();
    {
      using held = around.acquireSync();
      expect(held).toBeDefined();
      expect(lock.acquireSync({ blocking: false })).toBeUndefined();
    }
    expect(lock.locked()).toBe(false);
  });

  it('test_unacquired_wait', async () => {
    const message = 'this thread does not hold it';
    expect(() => new Condition().waitSync()).toThrow(message);
    await expect(new Condition().wait()).rejects.toThrow(message);
  });

  it('test_unacquired_notify', () => {
    expect(() => new Condition().notify()).toThrow('this thread does not hold it');
  });

  it('test_notify', async () => {
    const condition = new Condition();
    await checkNotify(condition);
    await checkNotify(condition);
  });

  it('test_timeout', async () => {
    const condition = new Condition();
    const body = (condition: Condition) => {
      condition.acquireSync();
      const start = performance.now();
      const result = condition.waitSync({ timeout: 500 });
      const ms = performance.now() - start;
      condition.release();
      return { result, ms };
    };
    const results = await new Bunch(N, body, condition).results;
    for (const { result, ms } of results) {
      expect(result).toBe(false);
      expect(ms).toBeGreaterThanOrEqual(300);
      expect(ms).toBeLessThan(5000);
    }
  });

  it('test_waitfor', async () => {
    const condition = new Condition();
    const state = new Int32Array(new SharedArrayBuffer(4));
    const body = (condition: Condition, state: Int32Array) => {
      condition.acquireSync();
      const result = condition.waitForSync(() => state[0] === 4);
      const seen = state[0];
      condition.release();
      return { result, seen };
    };
    const bunch = new Bunch(1, body, condition, state);
    for (let step = 0; step < 4; step += 1) {
      await pause(10);
      using held = await condition.acquire();
      expect(held).toBeDefined();
      state[0] = (state[0] as number) + 1;
      condition.notify();
    }
    expect(await bunch.results).toEqual([{ result: true, seen: 4 }]);
  });

  it('test_waitfor_timeout', async () => {
    const condition = new Condition();
    const state = new Int32Array(new SharedArrayBuffer(4));
    const body = (condition: Condition, state: Int32Array) => {
      condition.acquireSync();
      const start = performance.now();
      const result = condition.waitForSync(() => state[0] === 4, { timeout: 100 });
      const ms = performance.now() - start;
      condition.release();
      return { result, ms };
    };
    const bunch = new Bunch(1, body, condition, state);
    for (let step = 0; step < 3; step += 1) {
      await pause(10);
      using held = await condition.acquire();
      expect(held).toBeDefined();
      state[0] = (state[0] as number) + 1;
      condition.notify();
    }
    const [outcome] = await bunch.results;
    expect(outcome?.result).toBe(false);
    expect(outcome?.ms).toBeGreaterThanOrEqual(60);
    expect(outcome?.ms).toBeLessThan(1000);
  });
});
