import { describe, expect, expectTypeOf, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { waitingContract } from '../../testing/waiting.ts';
import {
  Condition,
  createTask,
  Lock,
  Semaphore,
  BoundedSemaphore,
  type Hold,
  type WaitOptions,
} from '../index.ts';

waitingContract('Lock.acquire', () => {
  const lock = new Lock();
  void lock.acquire();
  return { wakes: 'one', wait: (options) => lock.acquire(options), wake: () => lock.release() };
});

function enter(lock: Lock, log: unknown[], name: unknown) {
  return createTask(async ({ signal }) => {
    await lock.acquire({ signal });
    log.push(name);
    return true;
  });
}

describe('CPython test_locks.LockTests', () => {
  it('test_lock: a lock is not awaitable', () => {
    expect('then' in new Lock()).toBe(false);
  });

  it('test_lock_by_with_statement: the primitives themselves hold nothing', () => {
    for (const lock of [new Lock(), new Condition(), new Semaphore(), new BoundedSemaphore()]) {
      expect(lock.locked()).toBe(false);
      expect(Symbol.dispose in lock).toBe(false);
    }
  });

  it('test_acquire', async () => {
    const lock = new Lock();
    const result: unknown[] = [];
    await lock.acquire();
    const t1 = enter(lock, result, 1);
    const t2 = enter(lock, result, 2);
    await settle();
    expect(result).toEqual([]);
    lock.release();
    await settle();
    expect(result).toEqual([1]);
    await settle();
    expect(result).toEqual([1]);
    const t3 = enter(lock, result, 3);
    lock.release();
    await settle();
    expect(result).toEqual([1, 2]);
    lock.release();
    await settle();
    expect(result).toEqual([1, 2, 3]);
    for (const task of [t1, t2, t3]) expect(task.result()).toBe(true);
  });

  it('test_acquire_cancel', async () => {
    const lock = new Lock();
    await lock.acquire();
    const task = createTask(({ signal }) => lock.acquire({ signal }));
    await settle();
    task.cancel();
    await expect(task).rejects.toThrow(Error);
    expect(task.cancelled()).toBe(true);
    lock.release();
    expect(lock.locked()).toBe(false);
  });

  it('test_cancel_race', async () => {
    const lock = new Lock();
    let unblock = () => {};
    const blocker = new Promise<void>((resolve) => (unblock = resolve));
    const lockIt = (wait?: Promise<void>) =>
      createTask(async ({ signal }) => {
        await lock.acquire({ signal });
        try {
          await wait;
        } finally {
          lock.release();
        }
      });
    const a = lockIt(blocker);
    await settle();
    expect(lock.locked()).toBe(true);
    const b = lockIt();
    const c = lockIt();
    await settle();
    unblock();
    b.cancel();
    await settle();
    expect(a.done()).toBe(true);
    expect(b.cancelled()).toBe(true);
    await c;
    expect(lock.locked()).toBe(false);
  });

  it('test_cancel_release_race', async () => {
    const lock = new Lock();
    const entered: unknown[] = [];
    await lock.acquire();
    const tasks = [1, 2, 3].map((name) => enter(lock, entered, name));
    await settle();
    tasks[0]?.cancel();
    lock.release();
    await settle();
    expect(entered).toEqual([2]);
    expect(tasks.map((task) => task.done())).toEqual([true, true, false]);
    expect(tasks[0]?.cancelled()).toBe(true);
    tasks[2]?.cancel();
    await settle();
    expect(tasks[2]?.cancelled()).toBe(true);
  });

  it('test_finished_waiter_cancelled', async () => {
    const lock = new Lock();
    await lock.acquire();
    const b = createTask(({ signal }) => lock.acquire({ signal }));
    await settle();
    const c = createTask(({ signal }) => lock.acquire({ signal }));
    b.cancel();
    lock.release();
    await settle();
    expect(lock.locked()).toBe(true);
    expect(b.cancelled()).toBe(true);
    await c;
  });

  it('test_release_not_acquired', () => {
    expect(() => new Lock().release()).toThrow('Acquire the lock before releasing it');
  });

  it('test_release_no_waiters', async () => {
    const lock = new Lock();
    await lock.acquire();
    expect(lock.locked()).toBe(true);
    lock.release();
    expect(lock.locked()).toBe(false);
  });

  it('test_context_manager', async () => {
    const lock = new Lock();
    {
      using held = await lock.acquire();
      expect(held).toBeDefined();
      expect(lock.locked()).toBe(true);
    }
    expect(lock.locked()).toBe(false);
  });
});

describe('Lock', () => {
  it('takes a free lock at the call, before the await', () => {
    const lock = new Lock();
    void lock.acquire();
    expect(lock.locked()).toBe(true);
  });

  it('frees nothing when a hold is disposed twice, even when others hold or wait', async () => {
    const lock = new Lock();
    const first = await lock.acquire();
    const entered: number[] = [];
    for (const name of [1, 2]) void lock.acquire().then(() => entered.push(name));
    first[Symbol.dispose]();
    first[Symbol.dispose]();
    await settle();
    first[Symbol.dispose]();
    await settle();
    expect(entered).toEqual([1]);
    expect(lock.locked()).toBe(true);
  });

  it('ignores a hold that release() has made void', async () => {
    const lock = new Lock();
    const hold = await lock.acquire();
    lock.release();
    await lock.acquire();
    hold[Symbol.dispose]();
    expect(lock.locked()).toBe(true);
  });

  it('throws at the second of two releases, though two wait', async () => {
    const lock = new Lock();
    await lock.acquire();
    const entered: number[] = [];
    for (const name of [1, 2]) void lock.acquire().then(() => entered.push(name));
    lock.release();
    expect(lock.locked()).toBe(false);
    expect(() => lock.release()).toThrow('nobody holds it');
    await settle();
    expect(entered).toEqual([1]);
  });

  it('lets nobody overtake a waiter that was woken and has not run yet', async () => {
    const lock = new Lock();
    await lock.acquire();
    const entered: string[] = [];
    void lock.acquire().then(() => entered.push('waiter'));
    lock.release();
    void lock.acquire().then(() => entered.push('late'));
    await settle();
    expect(entered).toEqual(['waiter']);
  });

  it('admits nobody else when another waiter is aborted before the woken one runs', async () => {
    const lock = new Lock();
    await lock.acquire();
    const controller = new AbortController();
    const entered: number[] = [];
    void lock.acquire().then(() => entered.push(1));
    void lock.acquire({ signal: controller.signal }).catch(() => {});
    void lock.acquire().then(() => entered.push(3));
    lock.release();
    controller.abort();
    await settle();
    expect(entered).toEqual([1]);
  });

  it('releases on every way out of a block', async () => {
    const lock = new Lock();
    const fail = async () => {
      using held = await lock.acquire();
      expect(held).toBeDefined();
      throw new Error('inside');
    };
    await expect(fail()).rejects.toThrow('inside');
    expect(lock.locked()).toBe(false);
  });

  it('has the types of its contract', () => {
    const lock = new Lock();
    expectTypeOf<Lock['acquire']>().parameter(0).toEqualTypeOf<WaitOptions | undefined>();
    expectTypeOf(lock.acquire()).resolves.toExtend<Disposable>();
    expectTypeOf<Hold>().toEqualTypeOf<Disposable>();
    expectTypeOf(lock.locked()).toBeBoolean();
  });
});
