import { describe, expect, it, vi } from 'vitest';
import { Bunch, inThread, pause, until } from '../../testing/bunch.ts';
import { BoundedSemaphore, Semaphore } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** Says whether a permit was free, and takes it. */
function take(semaphore: Semaphore): boolean {
  return semaphore.acquireSync({ blocking: false }) !== undefined;
}

/** Ten threads that take two permits each, and the phase in which each took them. */
function startTen(semaphore: Semaphore) {
  const cells = new Int32Array(new SharedArrayBuffer(8));
  const body = (semaphore: Semaphore, cells: Int32Array) => {
    return [0, 1].map(() => {
      semaphore.acquireSync();
      const phase = Atomics.load(cells, 0);
      Atomics.add(cells, 1, 1);
      return phase;
    });
  };
  const bunch = new Bunch(10, body, semaphore, cells);
  return {
    enter: (phase: number) => Atomics.store(cells, 0, phase),
    came: (count: number) =>
      until(() => Atomics.load(cells, 1) === count, `${count} have a permit`),
    phases: async () => (await bunch.results).flat().sort((a, b) => a - b),
  };
}

describe.each([Semaphore, BoundedSemaphore])(
  'CPython lock_tests.BaseSemaphoreTests, with %o',
  (SemaphoreType) => {
    it('test_constructor', () => {
      expect(() => new SemaphoreType(-1)).toThrow(RangeError);
      expect(() => new SemaphoreType(-Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
    });

    it('test_acquire', () => {
      const one = new SemaphoreType(1);
      one.acquireSync();
      one.release();
      const two = new SemaphoreType(2);
      two.acquireSync();
      two.acquireSync();
      two.release();
      two.release();
      expect(take(two)).toBe(true);
    });

    it('test_acquire_destroy', () => {
      new SemaphoreType().acquireSync();
    });

    it('test_acquire_contended', async () => {
      const semaphore = new SemaphoreType(7);
      semaphore.acquireSync();
      const ten = startTen(semaphore);
      await ten.came(6);
      ten.enter(1);
      for (let count = 0; count < 7; count += 1) semaphore.release();
      await ten.came(6 + 7);
      ten.enter(2);
      for (let count = 0; count < 6; count += 1) semaphore.release();
      await ten.came(6 + 7 + 6);
      expect(take(semaphore)).toBe(false);
      semaphore.release();
      const phases = await ten.phases();
      expect(phases).toEqual([
        ...Array<number>(6).fill(0),
        ...Array<number>(7).fill(1),
        ...Array<number>(7).fill(2),
      ]);
    });

    it('test_multirelease', async () => {
      const semaphore = new SemaphoreType(7);
      semaphore.acquireSync();
      const ten = startTen(semaphore);
      await ten.came(6);
      ten.enter(1);
      semaphore.release(7);
      await ten.came(6 + 7);
      ten.enter(2);
      semaphore.release(6);
      await ten.came(6 + 7 + 6);
      expect(take(semaphore)).toBe(false);
      semaphore.release();
      const phases = await ten.phases();
      expect(phases).toEqual([
        ...Array<number>(6).fill(0),
        ...Array<number>(7).fill(1),
        ...Array<number>(7).fill(2),
      ]);
    });

    it('test_try_acquire', () => {
      const semaphore = new SemaphoreType(2);
      expect([take(semaphore), take(semaphore), take(semaphore)]).toEqual([true, true, false]);
      semaphore.release();
      expect(take(semaphore)).toBe(true);
    });

    it('test_try_acquire_contended', async () => {
      const semaphore = new SemaphoreType(4);
      semaphore.acquireSync();
      const body = (semaphore: Semaphore) =>
        [0, 1].map(() => semaphore.acquireSync({ blocking: false }) !== undefined);
      const results = (await new Bunch(5, body, semaphore).results).flat();
      expect(results.filter((took) => took)).toHaveLength(3);
      expect(results).toHaveLength(10);
    });

    it('test_acquire_timeout', () => {
      const semaphore = new SemaphoreType(2);
      expect(() => semaphore.acquireSync({ blocking: false, timeout: 1 })).toThrow(RangeError);
      expect(semaphore.acquireSync({ timeout: 5 })).toBeDefined();
      expect(semaphore.acquireSync({ timeout: 5 })).toBeDefined();
      expect(semaphore.acquireSync({ timeout: 5 })).toBeUndefined();
      semaphore.release();
      expect(semaphore.acquireSync({ timeout: 5 })).toBeDefined();
      const start = performance.now();
      expect(semaphore.acquireSync({ timeout: 500 })).toBeUndefined();
      expect(performance.now() - start).toBeGreaterThanOrEqual(300);
      expect(performance.now() - start).toBeLessThan(5000);
    });

    it('test_default_value', async () => {
      const semaphore = new SemaphoreType();
      semaphore.acquireSync();
      const bunch = new Bunch(
        1,
        (semaphore: Semaphore) => {
          semaphore.acquireSync();
          semaphore.release();
        },
        semaphore,
      );
      await pause(20);
      expect(bunch.finished).toBe(0);
      semaphore.release();
      await bunch.results;
    });

    it('test_with', () => {
      const semaphore = new SemaphoreType(2);
      const nested = (error?: Error): void => {
        using outer = semaphore.acquireSync();
        expect(outer).toBeDefined();
        expect(take(semaphore)).toBe(true);
        semaphore.release();
        using inner = semaphore.acquireSync();
        expect(inner).toBeDefined();
        expect(take(semaphore)).toBe(false);
        if (error !== undefined) throw error;
      };
      nested();
      expect(take(semaphore)).toBe(true);
      semaphore.release();
      expect(() => nested(new TypeError('inside'))).toThrow('inside');
      expect(take(semaphore)).toBe(true);
      semaphore.release();
    });
  },
);

describe('CPython lock_tests.SemaphoreTests', () => {
  it('test_release_unacquired', async () => {
    const semaphore = new Semaphore(1);
    semaphore.release();
    semaphore.acquireSync();
    semaphore.acquireSync();
    semaphore.release();
    expect(await inThread(take, semaphore)).toBe(true);
  });
});

describe('CPython lock_tests.BoundedSemaphoreTests', () => {
  it('test_release_unacquired', () => {
    const semaphore = new BoundedSemaphore();
    expect(() => semaphore.release()).toThrow(RangeError);
    semaphore.acquireSync();
    semaphore.release();
    expect(() => semaphore.release()).toThrow(RangeError);
  });
});
