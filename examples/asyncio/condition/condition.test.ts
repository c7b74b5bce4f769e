import { describe, expect, expectTypeOf, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { waitingContract } from '../../testing/waiting.ts';
import { Condition, createTask, Lock, type WaitOptions } from '../index.ts';

waitingContract('Condition.acquire', () => {
  const condition = new Condition();
  void condition.acquire();
  return {
    wakes: 'one',
    wait: (options) => condition.acquire(options),
    wake: () => condition.release(),
  };
});

waitingContract('Condition.wait', () => {
  const condition = new Condition();
  return {
    wakes: 'one',
    // A free lock is taken at the call, so nothing needs to be awaited before waiting.
    async wait(options?: WaitOptions) {
      void condition.acquire();
      try {
        await condition.wait(options);
      } finally {
        condition.release();
      }
    },
    wake() {
      void condition.acquire().then((hold) => {
        condition.notify();
        hold[Symbol.dispose]();
      });
    },
    intact: () => !condition.locked(),
  };
});

function waiter(condition: Condition, log: number[], name: number, release: boolean) {
  return createTask(async ({ signal }) => {
    await condition.acquire({ signal });
    expect(await condition.wait({ signal })).toBe(true);
    log.push(name);
    if (release) condition.release();
    return true;
  });
}

describe('CPython test_locks.ConditionTests', () => {
  it('test_wait', async () => {
    const condition = new Condition();
    const result: number[] = [];
    const tasks = [1, 2, 3].map((name) => waiter(condition, result, name, false));
    await settle();
    expect(result).toEqual([]);
    expect(condition.locked()).toBe(false);
    await condition.acquire();
    condition.notify();
    await settle();
    expect(result).toEqual([]);
    expect(condition.locked()).toBe(true);
    condition.release();
    await settle();
    expect(result).toEqual([1]);
    expect(condition.locked()).toBe(true);
    condition.notify(2);
    await settle();
    expect(result).toEqual([1]);
    condition.release();
    await settle();
    expect(result).toEqual([1, 2]);
    condition.release();
    await settle();
    expect(result).toEqual([1, 2, 3]);
    expect(condition.locked()).toBe(true);
    for (const task of tasks) expect(task.result()).toBe(true);
  });

  it('test_wait_cancel', async () => {
    const condition = new Condition();
    await condition.acquire();
    const wait = createTask(({ signal }) => condition.wait({ signal }));
    await settle();
    wait.cancel();
    await expect(wait).rejects.toMatchObject({ name: 'CancelledError' });
    expect(condition.locked()).toBe(true);
  });

  it('test_wait_cancel_contested', async () => {
    const condition = new Condition();
    await condition.acquire();
    const wait = createTask(({ signal }) => condition.wait({ signal }));
    await settle();
    expect(condition.locked()).toBe(false);
    await condition.acquire();
    condition.notify();
    await settle();
    wait.cancel();
    condition.release();
    await settle();
    expect(wait.done()).toBe(true);
    expect(condition.locked()).toBe(true);
  });

  it('test_wait_cancel_after_notify', async () => {
    const condition = new Condition();
    let waited = false;
    const task = createTask(async ({ signal }) => {
      using held = await condition.acquire({ signal });
      expect(held).toBeDefined();
      waited = true;
      await condition.wait({ signal });
    });
    await settle();
    await condition.acquire();
    condition.notify();
    await settle();
    task.cancel();
    await settle();
    condition.release();
    await settle();
    expect(task.cancelled()).toBe(true);
    expect(waited).toBe(true);
    expect(condition.locked()).toBe(false);
  });

  it('test_wait_unacquired', async () => {
    await expect(new Condition().wait()).rejects.toThrow('Acquire the lock before wait()');
  });

  it('test_wait_for', async () => {
    const condition = new Condition();
    let ready = false;
    const result: number[] = [];
    const task = createTask(async ({ signal }) => {
      await condition.acquire({ signal });
      if (await condition.waitFor(() => ready, { signal })) {
        result.push(1);
        condition.release();
      }
      return true;
    });
    const notify = async () => {
      await condition.acquire();
      condition.notify();
      condition.release();
      await settle();
    };
    await settle();
    expect(result).toEqual([]);
    await notify();
    expect(result).toEqual([]);
    ready = true;
    await notify();
    expect(result).toEqual([1]);
    expect(task.result()).toBe(true);
  });

  it('test_wait_for_unacquired', async () => {
    const condition = new Condition();
    expect(await condition.waitFor(() => [1, 2, 3])).toEqual([1, 2, 3]);
    await expect(condition.waitFor(() => false)).rejects.toThrow('Acquire the lock');
  });

  it('test_notify', async () => {
    const condition = new Condition();
    const result: number[] = [];
    const tasks = [1, 2, 3].map((name) => waiter(condition, result, name, true));
    await settle();
    await condition.acquire();
    condition.notify(1);
    condition.release();
    await settle();
    expect(result).toEqual([1]);
    await condition.acquire();
    condition.notify(1);
    condition.notify(2048);
    condition.release();
    await settle();
    expect(result).toEqual([1, 2, 3]);
    for (const task of tasks) expect(task.result()).toBe(true);
  });

  it('test_notify_all', async () => {
    const condition = new Condition();
    const result: number[] = [];
    const tasks = [1, 2].map((name) => waiter(condition, result, name, true));
    await settle();
    await condition.acquire();
    condition.notifyAll();
    condition.release();
    await settle();
    expect(result).toEqual([1, 2]);
    for (const task of tasks) expect(task.result()).toBe(true);
  });

  it('test_notify_unacquired', () => {
    expect(() => new Condition().notify()).toThrow('Acquire the lock before notify()');
  });

  it('test_notify_all_unacquired', () => {
    expect(() => new Condition().notifyAll()).toThrow('Acquire the lock before notify()');
  });

  it('test_context_manager', async () => {
    const condition = new Condition();
    {
      using held = await condition.acquire();
      expect(held).toBeDefined();
      expect(condition.locked()).toBe(true);
    }
    expect(condition.locked()).toBe(false);
  });

  it('test_explicit_lock', async () => {
    const lock = new Lock();
    const condition = new Condition(lock);
    for (const either of [lock, condition]) {
      const held = await either.acquire();
      expect([lock.locked(), condition.locked()]).toEqual([true, true]);
      held[Symbol.dispose]();
      expect([lock.locked(), condition.locked()]).toEqual([false, false]);
    }
  });

  it('test_timeout_in_block', async () => {
    const condition = new Condition();
    const controller = new AbortController();
    using held = await condition.acquire();
    expect(held).toBeDefined();
    const wait = condition.wait({ signal: controller.signal });
    controller.abort(new DOMException('too late', 'TimeoutError'));
    await expect(wait).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(condition.locked()).toBe(true);
  });

  async function cancelAt(reacquiring: boolean) {
    const condition = new Condition();
    let raised: unknown;
    let wake = false;
    const task = createTask(async ({ signal }) => {
      using held = await condition.acquire({ signal });
      expect(held).toBeDefined();
      try {
        await condition.waitFor(() => wake, { signal });
      } catch (error) {
        raised = error;
        throw error;
      }
    });
    await settle();
    if (reacquiring) {
      await condition.acquire();
      wake = true;
      condition.notify();
      await settle();
      task.cancel('foo');
      condition.release();
    } else {
      task.cancel('foo');
    }
    const caught: unknown = await task.then(undefined, (error: unknown) => error);
    expect(caught).toMatchObject({ name: 'CancelledError', message: 'foo' });
    expect(caught).toBe(raised);
  }

  it('test_cancelled_error_wakeup', () => cancelAt(false));

  it('test_cancelled_error_re_aquire', () => cancelAt(true));

  async function cancelAfterNotify(relocking: boolean) {
    const condition = new Condition();
    let state = 0;
    const consumers = [1, 2].map(() =>
      createTask(async ({ signal }) => {
        using held = await condition.acquire({ signal });
        expect(held).toBeDefined();
        for (;;) {
          await condition.waitFor(() => state !== 0, { signal });
          if (state < 0) return;
          state -= 1;
        }
      }),
    );
    await settle();
    const hold = await condition.acquire();
    state += 1;
    condition.notify(1);
    if (relocking) await settle();
    consumers[0]?.cancel();
    hold[Symbol.dispose]();
    await settle();
    expect(state).toBe(0);
    expect(consumers[0]?.cancelled()).toBe(true);

    using held = await condition.acquire();
    expect(held).toBeDefined();
    state = -1;
    condition.notifyAll();
    condition.release();
    await consumers[1];
  }

  it('test_cancelled_wakeup', () => cancelAfterNotify(false));

  it('test_cancelled_wakeup_relock', () => cancelAfterNotify(true));
});

describe('Condition', () => {
  it('keeps the caller’s hold valid across wait()', async () => {
    const condition = new Condition();
    const task = createTask(async () => {
      using held = await condition.acquire();
      expect(held).toBeDefined();
      await condition.wait();
    });
    await settle();
    {
      using held = await condition.acquire();
      expect(held).toBeDefined();
      condition.notify();
    }
    await task;
    expect(condition.locked()).toBe(false);
  });

  it('does not let a hold free the lock while its owner waits', async () => {
    const condition = new Condition();
    const hold = await condition.acquire();
    void condition.wait();
    const other = await condition.acquire();
    hold[Symbol.dispose]();
    expect(condition.locked()).toBe(true);
    other[Symbol.dispose]();
    expect(condition.locked()).toBe(false);
  });

  it('has taken the lock again before an aborted wait() rejects', async () => {
    const condition = new Condition();
    const controller = new AbortController();
    await condition.acquire();
    const log: string[] = [];
    const wait = condition.wait({ signal: controller.signal }).catch(() => log.push('rejected'));
    const other = await condition.acquire();
    controller.abort();
    await settle();
    expect(log).toEqual([]);
    other[Symbol.dispose]();
    await wait;
    expect(condition.locked()).toBe(true);
  });

  it('wakes nobody for a wait that is aborted before it was notified', async () => {
    const condition = new Condition();
    const controller = new AbortController();
    const log: string[] = [];
    await condition.acquire();
    void condition.wait({ signal: controller.signal }).catch(() => condition.release());
    await condition.acquire();
    void condition.wait().then(() => log.push('woken'));
    controller.abort();
    await settle();
    expect(log).toEqual([]);
  });

  it('refuses bad arguments at once', async () => {
    const condition = new Condition();
    await condition.acquire();
    for (const n of [-1, 1.5, NaN]) {
      expect(() => condition.notify(n)).toThrow(RangeError);
    }
    expect(() => condition.notify('2' as unknown as number)).toThrow(TypeError);
    expect(() => new Condition({} as unknown as Lock)).toThrow('Pass a Lock to Condition');
    await expect(condition.waitFor(1 as unknown as () => boolean)).rejects.toThrow(TypeError);
    await expect(condition.waitFor(() => Promise.resolve(false))).rejects.toThrow(
      'it returned a promise',
    );
  });

  it('has the types of its contract', () => {
    expectTypeOf(new Condition().waitFor(() => 'text')).resolves.toEqualTypeOf<string>();
  });
});
