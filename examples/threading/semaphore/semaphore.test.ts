import { describe, expect, it, test, vi } from 'vitest';
import { Bunch, inThread, pause } from '../../testing/bunch.ts';
import { runProgram } from '../../testing/run-program.ts';
import { BoundedSemaphore, Semaphore } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('Semaphore', () => {
  it('gives a hold that gives one permit back, once', () => {
    const semaphore = new Semaphore(0);
    semaphore.release();
    const hold = semaphore.acquireSync();
    hold[Symbol.dispose]();
    hold[Symbol.dispose]();
    expect(semaphore.acquireSync({ blocking: false })).toBeDefined();
    expect(semaphore.acquireSync({ blocking: false })).toBeUndefined();
  });

  it('wastes no permit on a thread that was terminated while it waited', async () => {
    const semaphore = new Semaphore(0);
    const doomed = new Bunch(3, (semaphore: Semaphore) => void semaphore.acquireSync(), semaphore);
    await pause(30);
    const waiting = semaphore.acquire();
    doomed.stop(0);
    doomed.stop(1);
    doomed.stop(2);
    semaphore.release();
    expect(await waiting).toBeDefined();
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 31])('refuses %d permits', (value) => {
    expect(() => new Semaphore(value)).toThrow(RangeError);
    expect(() => new BoundedSemaphore(value)).toThrow(RangeError);
  });

  it.each([0, -1, 1.5])('refuses to release %d permits', (n) => {
    expect(() => new Semaphore().release(n)).toThrow(RangeError);
  });

  it('refuses more permits than it can count', () => {
    const semaphore = new Semaphore(2 ** 31 - 1);
    expect(() => semaphore.release()).toThrow(RangeError);
  });
});

describe('BoundedSemaphore', () => {
  it('is a Semaphore, and keeps its bound in a thread', async () => {
    const semaphore = new BoundedSemaphore(2);
    expect(semaphore).toBeInstanceOf(Semaphore);
    const refused = await inThread((semaphore: BoundedSemaphore) => {
      try {
        semaphore.release();
        return false;
      } catch (error) {
        return error instanceof RangeError;
      }
    }, semaphore);
    expect(refused).toBe(true);
  });

  it('refuses all of a release that is partly too much', () => {
    const semaphore = new BoundedSemaphore(2);
    semaphore.acquireSync();
    expect(() => semaphore.release(2)).toThrow(RangeError);
    semaphore.acquireSync();
    expect(semaphore.acquireSync({ blocking: false })).toBeUndefined();
  });
});

test('permits that are not given back are gone', async () => {
  const { lines, exitCode } = await runProgram('threading/semaphore/broken.ts');
  expect(lines).toEqual([
    'car: parked',
    'broken-down car: parked',
    'broken-down car: parked',
    'car: no place',
  ]);
  expect(exitCode).toBe(0);
});
