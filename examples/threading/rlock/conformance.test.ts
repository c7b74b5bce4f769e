import { describe, expect, it, vi } from 'vitest';
import { GIVE_UP, OWNED } from '../../internal/shared/lockable.ts';
import { Bunch, inThread, until } from '../../testing/bunch.ts';
import { RLock } from '../index.ts';
import { countOf } from './rlock.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('CPython lock_tests.RLockTests', () => {
  it('test_reacquire', () => {
    const lock = new RLock();
    lock.acquireSync();
    lock.acquireSync();
    lock.release();
    lock.acquireSync();
    lock.release();
    lock.release();
    expect(lock.locked()).toBe(false);
  });

  it('test_release_unacquired', () => {
    const lock = new RLock();
    const release = (): void => lock.release();
    expect(release).toThrow('this thread does not hold it');
    lock.acquireSync();
    lock.acquireSync();
    lock.release();
    lock.acquireSync();
    lock.release();
    lock.release();
    expect(release).toThrow('this thread does not hold it');
  });

  it('test_release_save_unacquired', () => {
    const lock = new RLock();
    expect(() => lock[GIVE_UP]()).toThrow('this thread does not hold it');
    lock.acquireSync();
    lock.acquireSync();
    lock.release();
    lock.acquireSync();
    lock.release();
    lock.release();
    expect(() => lock[GIVE_UP]()).toThrow('this thread does not hold it');
  });

  it('test_recursion_count', async () => {
    const lock = new RLock();
    expect(countOf(lock)).toBe(0);
    lock.acquireSync();
    expect(countOf(lock)).toBe(1);
    lock.acquireSync();
    lock.acquireSync();
    expect(countOf(lock)).toBe(3);
    lock.release();
    expect(countOf(lock)).toBe(2);
    lock.release();
    lock.release();
    expect(countOf(lock)).toBe(0);

    const phase = new Int32Array(new SharedArrayBuffer(4));
    const bunch = new Bunch(
      1,
      (lock: RLock, phase: Int32Array) => {
        lock.acquireSync();
        Atomics.store(phase, 0, 1);
        Atomics.wait(phase, 0, 1, 10_000);
        lock.release();
        Atomics.store(phase, 0, 3);
      },
      lock,
      phase,
    );
    await until(() => phase[0] === 1, 'the thread has the lock');
    expect(countOf(lock)).toBe(0);
    Atomics.store(phase, 0, 2);
    Atomics.notify(phase, 0);
    await bunch.results;
    expect(phase[0]).toBe(3);
    expect(countOf(lock)).toBe(0);
  });

  it('test_different_thread', async () => {
    const lock = new RLock();
    const phase = new Int32Array(new SharedArrayBuffer(4));
    const bunch = new Bunch(
      1,
      (lock: RLock, phase: Int32Array) => {
        lock.acquireSync();
        Atomics.store(phase, 0, 1);
        Atomics.wait(phase, 0, 1, 10_000);
      },
      lock,
      phase,
    );
    await until(() => phase[0] === 1, 'the thread has the lock');
    expect(() => lock.release()).toThrow('this thread does not hold it');
    Atomics.store(phase, 0, 2);
    Atomics.notify(phase, 0);
    await bunch.results;
  });

  it('test__is_owned', async () => {
    const lock = new RLock();
    expect(lock[OWNED]()).toBe(false);
    lock.acquireSync();
    expect(lock[OWNED]()).toBe(true);
    lock.acquireSync();
    expect(lock[OWNED]()).toBe(true);
    // What is in a thread is the same lock, seen from there.
    const elsewhere = await inThread(
      (lock: RLock) => lock.acquireSync({ blocking: false }) !== undefined,
      lock,
    );
    expect(elsewhere).toBe(false);
    lock.release();
    expect(lock[OWNED]()).toBe(true);
    lock.release();
    expect(lock[OWNED]()).toBe(false);
  });
});
