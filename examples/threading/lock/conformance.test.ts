import { describe, expect, it, vi } from 'vitest';
import { Bunch, inThread, pause, until } from '../../testing/bunch.ts';
import { collectUntil } from '../../testing/garbage.ts';
import { Lock, RLock } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

type AnyLock = Lock | RLock;

function acquireAndRelease(lock: AnyLock): void {
  lock.acquireSync();
  lock.release();
}

describe.each([Lock, RLock])('CPython lock_tests.BaseLockTests, with %o', (LockType) => {
  it('test_constructor', () => {
    expect(new LockType().locked()).toBe(false);
  });

  it('test_acquire_destroy', () => {
    new LockType().acquireSync();
  });

  it('test_acquire_release', () => {
    const lock = new LockType();
    lock.acquireSync();
    expect(lock.locked()).toBe(true);
    lock.release();
    expect(lock.locked()).toBe(false);
  });

  it('test_try_acquire', () => {
    const lock = new LockType();
    expect(lock.acquireSync({ blocking: false })).toBeDefined();
    lock.release();
  });

  it('test_try_acquire_contended', async () => {
    const lock = new LockType();
    lock.acquireSync();
    const took = await inThread(
      (lock: AnyLock) => lock.acquireSync({ blocking: false }) !== undefined,
      lock,
    );
    expect(took).toBe(false);
    lock.release();
  });

  it('test_acquire_contended', async () => {
    const lock = new LockType();
    lock.acquireSync();
    const bunch = new Bunch(5, acquireAndRelease, lock);
    await pause(50);
    expect(bunch.finished).toBe(0);
    lock.release();
    await bunch.results;
    expect(bunch.finished).toBe(5);
  });

  it('test_with', async () => {
    const lock = new LockType();
    const withLock = (error?: Error): void => {
      using held = lock.acquireSync();
      expect(held).toBeDefined();
      if (error !== undefined) throw error;
    };
    withLock();
    await inThread(acquireAndRelease, lock);
    expect(() => withLock(new TypeError('inside'))).toThrow('inside');
    await inThread(acquireAndRelease, lock);
    expect(lock.locked()).toBe(false);
  });

  it('test_thread_leak', async () => {
    const lock = new LockType();
    await new Bunch(15, acquireAndRelease, lock).results;
    expect(lock.locked()).toBe(false);
  });

  it('test_timeout: differs – a timeout has no upper limit', async () => {
    const lock = new LockType();
    expect(() => lock.acquireSync({ blocking: false, timeout: 1 })).toThrow(RangeError);
    expect(() => lock.acquireSync({ timeout: -100 })).toThrow(RangeError);
    expect(lock.acquireSync({ timeout: 1e100 })).toBeDefined();
    lock.release();
    const start = performance.now();
    expect(lock.acquireSync({ timeout: 5000 })).toBeDefined();
    expect(performance.now() - start).toBeLessThan(5000);
    const [took, ms] = await inThread((lock: AnyLock) => {
      const start = performance.now();
      const hold = lock.acquireSync({ timeout: 500 });
      return [hold !== undefined, performance.now() - start] as const;
    }, lock);
    expect(took).toBe(false);
    expect(ms).toBeGreaterThanOrEqual(300);
    expect(ms).toBeLessThan(5000);
  });

  it('test_weakref_exists', () => {
    const lock = new LockType();
    expect(new WeakRef(lock).deref()).toBe(lock);
  });

  it('test_weakref_deleted', async () => {
    const ref = new WeakRef((() => new LockType())());
    await collectUntil(() => ref.deref() === undefined);
    expect(ref.deref()).toBeUndefined();
  });
});

describe('CPython lock_tests.LockTests', () => {
  it('test_reacquire', async () => {
    const lock = new Lock();
    const phase = new Int32Array(new SharedArrayBuffer(4));
    const bunch = new Bunch(
      1,
      (lock: Lock, phase: Int32Array) => {
        lock.acquireSync();
        Atomics.add(phase, 0, 1);
        lock.acquireSync();
        Atomics.add(phase, 0, 1);
      },
      lock,
      phase,
    );
    await until(() => phase[0] === 1, 'the thread has the lock');
    await pause(20);
    expect(phase[0]).toBe(1);
    lock.release();
    await bunch.results;
    expect(phase[0]).toBe(2);
  });

  it('test_different_thread', async () => {
    const lock = new Lock();
    lock.acquireSync();
    await inThread((lock: Lock) => lock.release(), lock);
    lock.acquireSync();
    lock.release();
  });

  it('test_state_after_timeout', async () => {
    const lock = new Lock();
    lock.acquireSync();
    expect(lock.acquireSync({ timeout: 10 })).toBeUndefined();
    expect(await lock.acquire({ timeout: 10 })).toBeUndefined();
    lock.release();
    expect(lock.locked()).toBe(false);
    expect(lock.acquireSync({ blocking: false })).toBeDefined();
  });
});
