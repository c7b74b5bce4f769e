import { describe, expect, it, test, vi } from 'vitest';
import { Bunch, inThread, pause, until } from '../../testing/bunch.ts';
import { runProgram } from '../../testing/run-program.ts';
import { BrokenLockError, Lock } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

function cell(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** A lock whose holder, a thread, goes on until it is told or stopped. */
async function heldByThread() {
  const lock = new Lock();
  const phase = cell();
  const holder = new Bunch(
    1,
    (lock: Lock, phase: Int32Array) => {
      lock.acquireSync();
      Atomics.store(phase, 0, 1);
      Atomics.wait(phase, 0, 1);
    },
    lock,
    phase,
  );
  await until(() => phase[0] === 1, 'a thread has the lock');
  return { lock, holder };
}

describe('Lock', () => {
  it('gives a hold that releases once, and only what it stands for', () => {
    const lock = new Lock();
    const hold = lock.acquireSync();
    hold[Symbol.dispose]();
    hold[Symbol.dispose]();
    const next = lock.acquireSync();
    hold[Symbol.dispose]();
    expect(lock.locked()).toBe(true);
    lock.release();
    const last = lock.acquireSync();
    next[Symbol.dispose]();
    expect(lock.locked()).toBe(true);
    last[Symbol.dispose]();
    expect(lock.locked()).toBe(false);
  });

  it('keeps a hold from freeing what another thread has by now', async () => {
    const lock = new Lock();
    const hold = lock.acquireSync();
    lock.release();
    await inThread((lock: Lock) => void lock.acquireSync(), lock);
    hold[Symbol.dispose]();
    expect(lock.locked()).toBe(true);
  });

  it('refuses a release too many', () => {
    expect(() => new Lock().release()).toThrow('nobody holds it');
  });

  it('comes back from a thread as the same lock', async () => {
    const lock = new Lock();
    const other = await inThread((lock: Lock) => lock, lock);
    other.acquireSync();
    expect(lock.locked()).toBe(true);
  });

  it('stays held when its thread has returned, as another may release it', async () => {
    const lock = new Lock();
    await inThread((lock: Lock) => void lock.acquireSync(), lock);
    expect(await lock.acquire({ timeout: 20 })).toBeUndefined();
    lock.release();
    expect(lock.locked()).toBe(false);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('on purpose');
      },
      /bunch-0 ended without/,
    ],
    ['exits', () => process.exit(3), /bunch-0 ended with exit code 3 without/],
  ] as const)('is broken when its holder %s', async (_how, end, message) => {
    const lock = new Lock();
    const phase = cell();
    const holder = new Bunch(
      1,
      (lock: Lock, phase: Int32Array, end: string) => {
        lock.acquireSync();
        Atomics.store(phase, 0, 1);
        Atomics.wait(phase, 0, 1);
        ((0, eval)(`(${end})`) as () => void)();
      },
      lock,
      phase,
      String(end),
    );
    await until(() => phase[0] === 1, 'the thread has the lock');
    const waiting = lock.acquire();
    const blocked = inThread((lock: Lock) => void lock.acquireSync(), lock);
    waiting.catch(() => undefined);
    blocked.catch(() => undefined);
    await pause(20);
    Atomics.store(phase, 0, 2);
    Atomics.notify(phase, 0);
    await expect(holder.results).rejects.toThrow();
    await expect(waiting).rejects.toThrow(BrokenLockError);
    await expect(waiting).rejects.toThrow(message);
    await expect(blocked).rejects.toThrow(message);
    expect(() => lock.acquireSync()).toThrow(message);
    await expect(lock.acquire({ timeout: 5 })).rejects.toThrow(message);
  });

  it('is broken when its holder is terminated, and whole again when it is released', async () => {
    const { lock, holder } = await heldByThread();
    const waiting = lock.acquire();
    holder.stop(0);
    await expect(waiting).rejects.toThrow(BrokenLockError);
    lock.release();
    lock.acquireSync();
    expect(lock.locked()).toBe(true);
  });

  it('goes to the next when a thread that waits for it is terminated', async () => {
    const lock = new Lock();
    lock.acquireSync();
    const doomed = new Bunch(1, (lock: Lock) => void lock.acquireSync(), lock);
    await pause(30);
    const waiting = lock.acquire();
    doomed.stop(0);
    lock.release();
    await waiting;
    expect(lock.locked()).toBe(true);
  });

  it('keeps the program running while somebody awaits it', async () => {
    const { lock, holder } = await heldByThread();
    const waiting = lock.acquire();
    await pause(20);
    lock.release();
    expect(await waiting).toBeDefined();
    holder.stop(0);
  });
});

test('four deposits without a lock leave one', async () => {
  const { lines, exitCode } = await runProgram('threading/lock/broken.ts');
  expect(lines).toEqual(['deposits: 4', 'count: 1']);
  expect(exitCode).toBe(0);
});

test('two locks taken in opposite orders: neither thread gets its second one', async () => {
  const { lines, exitCode } = await runProgram('threading/lock/broken-deadlock.ts');
  expect(lines).toEqual(['ann to bob: gave up', 'bob to ann: gave up']);
  expect(exitCode).toBe(0);
});
