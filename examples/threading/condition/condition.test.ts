import { describe, expect, it, test, vi } from 'vitest';
import { Bunch, inThread, pause, until } from '../../testing/bunch.ts';
import { Outcome } from '../../testing/outcome.ts';
import { runProgram } from '../../testing/run-program.ts';
import { BrokenLockError, Condition, Lock } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** Waits, in a thread; `ready` counts who is about to. */
function waitInThread(condition: Condition, ready: Int32Array): boolean {
  condition.acquireSync();
  Atomics.add(ready, 0, 1);
  const notified = condition.waitSync();
  condition.release();
  return notified;
}

async function startWaiter(condition: Condition, ready: Int32Array, count: number) {
  const bunch = new Bunch(1, waitInThread, condition, ready);
  await until(() => ready[0] === count, `${count} wait`);
  // Who is about to wait still holds the lock.
  (await condition.acquire())[Symbol.dispose]();
  return bunch;
}

async function notify(condition: Condition, n = 1): Promise<void> {
  using held = await condition.acquire();
  expect(held).toBeDefined();
  condition.notify(n);
}

describe('Condition', () => {
  it('notifies those who have waited longest, in whichever thread', async () => {
    const condition = new Condition(new Lock());
    const ready = new Int32Array(new SharedArrayBuffer(4));
    const first = await startWaiter(condition, ready, 1);
    const here = async () => {
      using held = await condition.acquire();
      expect(held).toBeDefined();
      return await condition.wait();
    };
    const second = new Outcome(here());
    await pause(2);
    const third = await startWaiter(condition, ready, 2);
    await notify(condition);
    await until(() => first.finished === 1, 'the first goes on');
    await pause(5);
    expect([second.state, third.finished]).toEqual(['pending', 0]);
    await notify(condition);
    await until(() => second.state === 'resolved', 'the second goes on');
    await pause(5);
    expect(third.finished).toBe(0);
    await notify(condition);
    expect(await third.results).toEqual([true]);
  });

  it('wastes no notification on a thread that was terminated', async () => {
    const condition = new Condition();
    const ready = new Int32Array(new SharedArrayBuffer(4));
    const doomed = await startWaiter(condition, ready, 1);
    const second = await startWaiter(condition, ready, 2);
    doomed.stop(0);
    await expect(doomed.results).rejects.toThrow('exit code');
    await notify(condition);
    expect(await second.results).toEqual([true]);
  });

  it('wastes no notification on a waiter whose time was up or who was aborted', async () => {
    const condition = new Condition(new Lock());
    let waiting = 0;
    const wait = async (options: { timeout?: number; signal?: AbortSignal }) => {
      using held = await condition.acquire();
      waiting += 1;
      expect(held).toBeDefined();
      return await condition.wait(options);
    };
    const controller = new AbortController();
    const late = new Outcome(wait({ timeout: 20 }));
    const aborted = new Outcome(wait({ signal: controller.signal }));
    const patient = new Outcome(wait({}));
    await until(() => waiting === 3, 'all three wait');
    {
      // Both leave while they cannot have the lock again.
      using held = await condition.acquire();
      await pause(30);
      controller.abort();
      await pause(1);
      expect(held).toBeDefined();
      condition.notify();
    }
    const all = [late, aborted, patient];
    await until(() => all.every(({ state }) => state !== 'pending'), 'all three go on');
    expect([late.value, aborted.state, patient.value]).toEqual([false, 'rejected', true]);
    expect(condition.locked()).toBe(false);
  });

  it('has the lock again before an aborted wait rejects', async () => {
    const condition = new Condition(new Lock());
    const controller = new AbortController();
    const held = await condition.acquire();
    const aborted = condition.wait({ signal: controller.signal });
    const other = await condition.acquire();
    controller.abort();
    const outcome = new Outcome(aborted);
    await pause(5);
    expect(outcome.state).toBe('pending');
    other[Symbol.dispose]();
    await until(() => outcome.state === 'rejected', 'it rejects');
    expect(condition.locked()).toBe(true);
    held[Symbol.dispose]();
    expect(condition.locked()).toBe(false);
  });

  it('has the lock again, and passes the notification on, when it is aborted after it', async () => {
    const condition = new Condition(new Lock());
    const controller = new AbortController();
    const held = await condition.acquire();
    const aborted = new Outcome(condition.wait({ signal: controller.signal }));
    const second = new Outcome(
      condition.acquire().then(async (mine) => {
        const notified = await condition.wait();
        mine[Symbol.dispose]();
        return notified;
      }),
    );
    await until(() => !condition.locked(), 'both wait');
    const other = await condition.acquire();
    condition.notify();
    await pause(5);
    controller.abort();
    await pause(5);
    expect([aborted.state, second.state]).toEqual(['pending', 'pending']);
    other[Symbol.dispose]();
    await until(() => aborted.state === 'rejected', 'the first rejects');
    expect(condition.locked()).toBe(true);
    held[Symbol.dispose]();
    await until(() => second.state === 'resolved', 'the second is notified instead');
    expect(second.value).toBe(true);
  });

  it('has room for thousands, and uses the room again', async () => {
    const condition = new Condition(new Lock());
    for (let round = 0; round < 2; round += 1) {
      const waits = Array.from({ length: 2000 }, async () => {
        using held = await condition.acquire();
        expect(held).toBeDefined();
        return await condition.wait();
      });
      let notified = 0;
      for (const wait of waits) void wait.then(() => (notified += 1));
      await pause(20);
      for (let turn = 0; notified < 2000 && turn < 1000; turn += 1) {
        await notify(condition, 7);
        await pause(0);
      }
      expect((await Promise.all(waits)).every((each) => each)).toBe(true);
    }
  });

  it('tells those who wait that the lock is lost, when it is', async () => {
    const condition = new Condition();
    const held = await condition.acquire();
    const waiting = condition.wait();
    waiting.catch(() => undefined);
    const doomed = inThread((condition: Condition) => {
      condition.acquireSync();
      condition.notify();
      throw new Error('on purpose');
    }, condition);
    await expect(doomed).rejects.toThrow('on purpose');
    await expect(waiting).rejects.toThrow(BrokenLockError);
    held[Symbol.dispose]();
  });

  it('tells so also when nobody was notified before', async () => {
    const condition = new Condition(new Lock());
    const held = await condition.acquire();
    const waiting = condition.wait();
    waiting.catch(() => undefined);
    const doomed = new Bunch(
      1,
      (condition: Condition) => {
        condition.acquireSync();
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      },
      condition,
    );
    await until(() => condition.locked(), 'the thread has the lock');
    doomed.stop(0);
    await expect(waiting).rejects.toThrow(BrokenLockError);
    held[Symbol.dispose]();
  });

  it('refuses what is no lock, and a predicate that answers later', () => {
    expect(() => new Condition('lock' as never)).toThrow('Pass a Lock or an RLock to Condition');
    const condition = new Condition();
    using held = condition.acquireSync();
    expect(held).toBeDefined();
    expect(() => condition.waitForSync(() => Promise.resolve(true))).toThrow('answers at once');
    expect(() => condition.waitForSync('yes' as never)).toThrow('Pass a function as predicate');
    expect(() => condition.notify(-1)).toThrow(RangeError);
  });
});

test('a condition that is tested once, not again, sells a loaf that is not there', async () => {
  const { lines, exitCode } = await runProgram('threading/condition/broken.ts');
  expect(lines).toEqual(['loaves on the shelf: -1']);
  expect(exitCode).toBe(0);
});
