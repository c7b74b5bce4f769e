import { describe, expect, it, test, vi } from 'vitest';
import { inThread, pause } from '../../testing/bunch.ts';
import { runProgram } from '../../testing/run-program.ts';
import { BrokenLockError, Condition, RLock } from '../index.ts';
import { countOf } from './rlock.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

function take(lock: RLock): boolean {
  return lock.acquireSync({ blocking: false }) !== undefined;
}

describe('RLock', () => {
  it('is free for others only when it was released as often as it was taken', async () => {
    const lock = new RLock();
    {
      using outer = lock.acquireSync();
      {
        using inner = await lock.acquire();
        expect([outer, inner]).toHaveLength(2);
        expect(await inThread(take, lock)).toBe(false);
      }
      expect(await inThread(take, lock)).toBe(false);
    }
    expect(
      await inThread((lock: RLock) => {
        lock.acquireSync();
        lock.release();
        return true;
      }, lock),
    ).toBe(true);
  });

  it('gives holds that may be disposed in any order, and twice', () => {
    const lock = new RLock();
    const [first, second] = [lock.acquireSync(), lock.acquireSync()];
    first[Symbol.dispose]();
    first[Symbol.dispose]();
    expect(countOf(lock)).toBe(1);
    second[Symbol.dispose]();
    expect(lock.locked()).toBe(false);
  });

  it('lets release() stand for the last hold', () => {
    const lock = new RLock();
    const [outer, inner] = [lock.acquireSync(), lock.acquireSync()];
    lock.release();
    inner[Symbol.dispose]();
    expect(countOf(lock)).toBe(1);
    outer[Symbol.dispose]();
    expect(lock.locked()).toBe(false);
  });

  it('is broken when the thread that holds it has returned: nobody can release it', async () => {
    const lock = new RLock();
    await inThread((lock: RLock) => void lock.acquireSync(), lock);
    await expect(lock.acquire()).rejects.toThrow(BrokenLockError);
    await expect(lock.acquire()).rejects.toThrow(/^Make a new lock: bunch-0 ended without/);
    expect(() => lock.release()).toThrow('this thread does not hold it');
  });

  it('is given up wholly by a condition, and comes back as it was', async () => {
    const lock = new RLock();
    const condition = new Condition(lock);
    const [outer, inner] = [lock.acquireSync(), lock.acquireSync()];
    const waiting = condition.wait();
    await inThread((condition: Condition) => {
      condition.acquireSync();
      condition.notify();
      condition.release();
    }, condition);
    expect(await waiting).toBe(true);
    expect(countOf(lock)).toBe(2);
    inner[Symbol.dispose]();
    outer[Symbol.dispose]();
    expect(lock.locked()).toBe(false);
  });

  it('does not get back a level whose hold was disposed meanwhile', async () => {
    const lock = new RLock();
    const condition = new Condition(lock);
    const [mine, others] = [lock.acquireSync(), lock.acquireSync()];
    const waiting = condition.wait({ timeout: 20 });
    await pause(1);
    others[Symbol.dispose]();
    expect(await waiting).toBe(false);
    expect(countOf(lock)).toBe(1);
    mine[Symbol.dispose]();
    expect(lock.locked()).toBe(false);
  });
});

test('a Lock that its holder takes again is waited for in vain; an RLock is not', async () => {
  const { lines, exitCode } = await runProgram('threading/rlock/broken.ts');
  expect(lines).toEqual(['change: still waiting for its own caller', 'change: done']);
  expect(exitCode).toBe(0);
});
