import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Bunch } from '../../testing/bunch.ts';
import { Barrier } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const N = 5;
const TIMEOUT = 2000;

let barrier: Barrier;

beforeEach(() => {
  barrier = new Barrier(N, { timeout: TIMEOUT });
});

afterEach(() => barrier.abort());

/** Passes the barrier twice in each of so many rounds, and looks whether everybody did. */
function multipass(barrier: Barrier, cells: Int32Array, passes: number): string[] {
  const problems: string[] = [];
  const parties = barrier.parties;
  for (let pass = 0; pass < passes; pass += 1) {
    Atomics.add(cells, 0, 1);
    if (Atomics.load(cells, 1) !== pass * parties) problems.push(`too early in ${pass}`);
    barrier.waitSync();
    Atomics.add(cells, 1, 1);
    if (Atomics.load(cells, 0) !== (pass + 1) * parties) problems.push(`too few in ${pass}`);
    barrier.waitSync();
  }
  return problems;
}

async function checkPasses(passes: number): Promise<void> {
  const cells = new Int32Array(new SharedArrayBuffer(8));
  const problems = await new Bunch(N, multipass, barrier, cells, passes).results;
  expect(problems.flat()).toEqual([]);
  expect(barrier.nWaiting).toBe(0);
  expect(barrier.broken).toBe(false);
}

describe('CPython lock_tests.BarrierTests', () => {
  it('test_constructor', () => {
    expect(() => new Barrier(0)).toThrow(RangeError);
    expect(() => new Barrier(-1)).toThrow(RangeError);
  });

  it('test_barrier', () => checkPasses(1));

  it('test_barrier_10', () => checkPasses(10));

  it('test_wait_return', async () => {
    const indexes = await new Bunch(N, (barrier: Barrier) => barrier.waitSync(), barrier).results;
    expect(indexes.sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it('test_action', async () => {
    const withAction = new Barrier(N, {
      action: () => {
        const scope = globalThis as { ran?: number };
        scope.ran = (scope.ran ?? 0) + 1;
      },
    });
    const ran = await new Bunch(
      N,
      (barrier: Barrier) => {
        barrier.waitSync();
        const scope = globalThis as { ran?: number };
        const mine = scope.ran ?? 0;
        delete scope.ran;
        return mine;
      },
      withAction,
    ).results;
    expect(ran.sort()).toEqual([0, 0, 0, 0, 1]);
  });

  it('test_abort', async () => {
    const outcomes = await new Bunch(
      N,
      (barrier: Barrier) => {
        try {
          if (barrier.waitSync() === 2) {
            barrier.abort();
            return 'aborted';
          }
          barrier.waitSync();
          return 'passed';
        } catch (error) {
          return (error as Error).name;
        }
      },
      barrier,
    ).results;
    expect(outcomes.sort()).toEqual([
      ...Array<string>(N - 1).fill('BrokenBarrierError'),
      'aborted',
    ]);
    expect(barrier.broken).toBe(true);
  });

  it('test_reset', async () => {
    const outcomes = await new Bunch(
      N,
      (barrier: Barrier) => {
        let first = 'reset';
        if (barrier.waitSync() === 2) {
          while (barrier.nWaiting < 4);
          barrier.reset();
        } else {
          try {
            barrier.waitSync();
            first = 'passed';
          } catch (error) {
            first = (error as Error).name;
          }
        }
        barrier.waitSync();
        return `${first}, then through`;
      },
      barrier,
    ).results;
    expect(outcomes.sort()).toEqual([
      ...Array<string>(N - 1).fill('BrokenBarrierError, then through'),
      'reset, then through',
    ]);
  });

  it('test_abort_and_reset', async () => {
    const second = new Barrier(N);
    const outcomes = await new Bunch(
      N,
      (barrier: Barrier, second: Barrier) => {
        let first = 'aborted';
        try {
          if (barrier.waitSync() === 2) {
            barrier.abort();
          } else {
            barrier.waitSync();
            first = 'passed';
          }
        } catch (error) {
          first = (error as Error).name;
        }
        if (second.waitSync() === 2) barrier.reset();
        second.waitSync();
        barrier.waitSync();
        return `${first}, then through`;
      },
      barrier,
      second,
    ).results;
    expect(outcomes.sort()).toEqual([
      ...Array<string>(N - 1).fill('BrokenBarrierError, then through'),
      'aborted, then through',
    ]);
  });

  it('test_timeout', async () => {
    const outcomes = await new Bunch(
      N,
      (barrier: Barrier, timeout: number) => {
        const index = barrier.waitSync();
        const cell = new Int32Array(new SharedArrayBuffer(4));
        if (index === 2) Atomics.wait(cell, 0, 0, timeout / 2);
        try {
          return barrier.waitSync({ timeout: timeout / 4 });
        } catch (error) {
          return (error as Error).name;
        }
      },
      barrier,
      TIMEOUT,
    ).results;
    expect(outcomes).toEqual(Array<string>(N).fill('BrokenBarrierError'));
  });

  it('test_default_timeout', async () => {
    const impatient = new Barrier(2, { timeout: 100 });
    const start = performance.now();
    await expect(
      new Bunch(1, (barrier: Barrier) => barrier.waitSync(), impatient).results,
    ).rejects.toMatchObject({ name: 'BrokenBarrierError' });
    expect(performance.now() - start).toBeGreaterThanOrEqual(100);
  });

  it('test_single_thread', () => {
    const alone = new Barrier(1);
    expect([alone.waitSync(), alone.waitSync()]).toEqual([0, 0]);
  });
});
