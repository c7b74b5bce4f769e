import { describe, expect, it, vi } from 'vitest';
import { Thread } from '../../threading/index.ts';
import {
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  Process,
  RLock,
  Semaphore,
  Value,
} from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

const SOON = 150;

async function timed<T>(wait: Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now();
  const result = await wait;
  return { result, ms: performance.now() - start };
}

describe('CPython _test_multiprocessing._TestLock', () => {
  it('test_lock', async () => {
    const lock = new Lock();
    expect(await lock.acquire()).toBeDefined();
    expect(await lock.acquire({ blocking: false })).toBeUndefined();
    await lock.release();
    await expect(lock.release()).rejects.toThrow(RangeError);
  });

  it('test_rlock', async () => {
    const lock = new RLock();
    for (let i = 0; i < 3; i += 1) expect(await lock.acquire()).toBeDefined();
    for (let i = 0; i < 3; i += 1) await lock.release();
    await expect(lock.release()).rejects.toThrow('nobody holds it');
  });

  it('test_lock_context', async () => {
    const lock = new Lock();
    {
      using held = await lock.acquire();
      expect(held).toBeDefined();
      expect(await lock.locked()).toBe(true);
    }
    expect(await lock.locked()).toBe(false);
  });
});

describe('CPython _test_multiprocessing._TestSemaphore', () => {
  async function usual(sem: Semaphore): Promise<void> {
    expect(await sem.getValue()).toBe(2);
    expect(await sem.acquire()).toBeDefined();
    expect(await sem.getValue()).toBe(1);
    expect(await sem.acquire()).toBeDefined();
    expect(await sem.getValue()).toBe(0);
    expect(await sem.acquire({ blocking: false })).toBeUndefined();
    expect(await sem.getValue()).toBe(0);
    await sem.release();
    expect(await sem.getValue()).toBe(1);
    await sem.release();
    expect(await sem.getValue()).toBe(2);
  }

  it('test_semaphore', async () => {
    const sem = new Semaphore(2);
    await usual(sem);
    await sem.release();
    expect(await sem.getValue()).toBe(3);
    await sem.release();
    expect(await sem.getValue()).toBe(4);
  });

  it('test_bounded_semaphore', async () => {
    const sem = new BoundedSemaphore(2);
    await usual(sem);
    await expect(sem.release()).rejects.toThrow(RangeError);
    expect(await sem.getValue()).toBe(2);
  });

  it('test_timeout', async () => {
    const sem = new Semaphore(0);
    for (const options of [{ blocking: false }, { blocking: false, timeout: 9000 }]) {
      const { result, ms } = await timed(sem.acquire(options));
      expect(result).toBeUndefined();
      expect(ms).toBeLessThan(SOON);
    }
    const { result, ms } = await timed(sem.acquire({ timeout: 80 }));
    expect(result).toBeUndefined();
    expect(ms).toBeGreaterThan(75);
  });
});

describe('CPython _test_multiprocessing._TestCondition', () => {
  async function f(
    cond: Condition,
    sleeping: Semaphore,
    woken: Semaphore,
    timeout?: number,
  ): Promise<void> {
    await cond.acquire();
    await sleeping.release();
    await cond.wait({ timeout });
    await woken.release();
    await cond.release();
  }

  function start(count: number, args: Parameters<typeof f>): { join(): Promise<void> }[] {
    return Array.from({ length: count }, () => {
      const p = new Process({ target: f, args, daemon: true });
      const t = new Thread({ target: f, args, daemon: true });
      p.start();
      t.start();
      return {
        async join() {
          await Promise.all([p.join(), t.join()]);
        },
      };
    });
  }

  async function times(count: number, semaphore: Semaphore): Promise<void> {
    for (let i = 0; i < count; i += 1) await semaphore.acquire();
  }

  async function notify(cond: Condition, n: number): Promise<void> {
    await cond.acquire();
    await cond.notify(n);
    await cond.release();
  }

  it('test_notify', async () => {
    const [cond, sleeping, woken] = [new Condition(), new Semaphore(0), new Semaphore(0)];
    const both = start(1, [cond, sleeping, woken]);
    await times(2, sleeping);
    await notify(cond, 0);
    expect(await woken.getValue()).toBe(0);
    await notify(cond, 1);
    await times(1, woken);
    expect(await woken.acquire({ timeout: 50 })).toBeUndefined();
    await notify(cond, 1);
    await times(1, woken);
    for (const each of both) await each.join();
  });

  it('test_notify_all', async () => {
    const [cond, sleeping, woken] = [new Condition(), new Semaphore(0), new Semaphore(0)];
    const brief = start(2, [cond, sleeping, woken, 100]);
    await times(4, sleeping);
    await times(4, woken);
    expect(await woken.getValue()).toBe(0);
    for (const each of brief) await each.join();
    const all = start(2, [cond, sleeping, woken]);
    await times(4, sleeping);
    expect(await woken.getValue()).toBe(0);
    await cond.acquire();
    await cond.notifyAll();
    await cond.release();
    await times(4, woken);
    for (const each of all) await each.join();
  });

  it('test_notify_n', async () => {
    const [cond, sleeping, woken] = [new Condition(), new Semaphore(0), new Semaphore(0)];
    const all = start(3, [cond, sleeping, woken]);
    await times(6, sleeping);
    expect(await woken.getValue()).toBe(0);
    await notify(cond, 2);
    await times(2, woken);
    expect(await woken.acquire({ timeout: 50 })).toBeUndefined();
    await notify(cond, 4);
    await times(4, woken);
    await notify(cond, 3);
    expect(await woken.getValue()).toBe(0);
    for (const each of all) await each.join();
  });

  it('test_timeout', async () => {
    const cond = new Condition();
    await cond.acquire();
    const { result, ms } = await timed(cond.wait({ timeout: 80 }));
    await cond.release();
    expect(result).toBe(false);
    expect(ms).toBeGreaterThan(75);
  });

  it('test_waitfor', async () => {
    const cond = new Condition();
    const state = new Value('i', -1);
    const p = new Process({
      target: async (c: Condition, s: Value<'i'>) => {
        await c.acquire();
        s.value = 0;
        await c.notify();
        const result = await c.waitFor(() => s.value === 4);
        if (!result || s.value !== 4) throw new Error('woken too soon');
        await c.release();
      },
      args: [cond, state],
      daemon: true,
    });
    p.start();
    {
      using held = await cond.acquire();
      expect(held).toBeDefined();
      expect(await cond.waitFor(() => state.value === 0)).toBe(true);
      expect(state.value).toBe(0);
    }
    for (let i = 0; i < 4; i += 1) {
      using held = await cond.acquire();
      expect(held).toBeDefined();
      state.value += 1;
      await cond.notify();
    }
    await p.join();
    expect(p.exitcode).toBe(0);
  });

  it('test_waitfor_timeout', async () => {
    const cond = new Condition();
    const [state, success] = [new Value('i', 0), new Value('i', 0)];
    const sem = new Semaphore(0);
    const p = new Process({
      target: async (c: Condition, s: Value<'i'>, ok: Value<'i'>, ready: Semaphore) => {
        await ready.release();
        await c.acquire();
        const before = performance.now();
        const result = await c.waitFor(() => s.value === 4, { timeout: 100 });
        if (!result && performance.now() - before >= 100) ok.value = 1;
        await c.release();
      },
      args: [cond, state, success, sem],
      daemon: true,
    });
    p.start();
    expect(await sem.acquire({ timeout: 20_000 })).toBeDefined();
    for (let i = 0; i < 3; i += 1) {
      using held = await cond.acquire();
      expect(held).toBeDefined();
      state.value += 1;
      await cond.notify();
    }
    await p.join();
    expect(success.value).toBe(1);
  });

  it('test_wait_result', async () => {
    const c = new Condition();
    using held = await c.acquire();
    expect(held).toBeDefined();
    expect(await c.wait({ timeout: 0 })).toBe(false);
    expect(await c.wait({ timeout: 100 })).toBe(false);
    const p = new Process({
      target: async (cond: Condition) => {
        await cond.acquire();
        await cond.notify();
        await cond.release();
      },
      args: [c],
    });
    p.start();
    expect(await c.wait({ timeout: 20_000 })).toBe(true);
    await p.join();
    const interrupt = new AbortController();
    setTimeout(() => interrupt.abort('interrupted'), 50);
    await expect(c.wait({ timeout: 20_000, signal: interrupt.signal })).rejects.toBe('interrupted');
  });
});

describe('CPython _test_multiprocessing._TestEvent', () => {
  it('test_event', async () => {
    const event = new Event();
    expect(await event.isSet()).toBe(false);
    expect(await event.wait({ timeout: 0 })).toBe(false);
    const { result, ms } = await timed(event.wait({ timeout: 80 }));
    expect(result).toBe(false);
    expect(ms).toBeGreaterThan(75);
    await event.set();
    expect(await event.isSet()).toBe(true);
    expect(await event.wait()).toBe(true);
    expect((await timed(event.wait({ timeout: 9000 }))).ms).toBeLessThan(SOON);
    await event.clear();
    const p = new Process({ target: (e: Event) => e.set(), args: [event], daemon: true });
    p.start();
    expect(await event.wait()).toBe(true);
    await p.join();
  });
});
