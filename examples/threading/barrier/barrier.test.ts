import { describe, expect, it, test, vi } from 'vitest';
import { Bunch, pause, until } from '../../testing/bunch.ts';
import { Outcome } from '../../testing/outcome.ts';
import { runProgram } from '../../testing/run-program.ts';
import { Barrier, BrokenBarrierError } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('Barrier', () => {
  it('lets threads and tasks through together', async () => {
    const barrier = new Barrier(4);
    const threads = new Bunch(2, (barrier: Barrier) => barrier.waitSync(), barrier);
    const tasks = [barrier.wait(), barrier.wait()];
    const indexes = [...(await threads.results), ...(await Promise.all(tasks))];
    expect(indexes.sort()).toEqual([0, 1, 2, 3]);
    expect(barrier.nWaiting).toBe(0);
  });

  it('breaks when a thread is terminated while it waits, and says which', async () => {
    const barrier = new Barrier(3);
    const doomed = new Bunch(1, (barrier: Barrier) => barrier.waitSync(), barrier);
    await until(() => barrier.nWaiting === 1, 'the thread waits');
    const waiting = barrier.wait();
    doomed.stop(0);
    await expect(waiting).rejects.toThrow(BrokenBarrierError);
    await expect(barrier.wait()).rejects.toThrow(
      /bunch-0 ended( with exit code \d+)? while it waited/,
    );
    expect(barrier.broken).toBe(true);
    barrier.reset();
    expect(barrier.broken).toBe(false);
  });

  it('does not break when a waiter is aborted: one more has to come', async () => {
    const barrier = new Barrier(2);
    const controller = new AbortController();
    const aborted = new Outcome(barrier.wait({ signal: controller.signal }));
    await pause(1);
    controller.abort();
    await until(() => aborted.state === 'rejected', 'it leaves');
    expect([barrier.nWaiting, barrier.broken]).toEqual([0, false]);
    expect((await Promise.all([barrier.wait(), barrier.wait()])).sort()).toEqual([0, 1]);
  });

  it('runs its action before anybody goes on, and breaks when that throws', async () => {
    const order: string[] = [];
    let isBad = false;
    const barrier = new Barrier(2, {
      action() {
        order.push('action');
        if (isBad) throw new Error('on purpose');
      },
    });
    const go = async (name: string) => {
      await barrier.wait();
      order.push(name);
    };
    await Promise.all([go('a'), go('b')]);
    expect(order[0]).toBe('action');
    expect(order.slice(1).sort()).toEqual(['a', 'b']);
    isBad = true;
    const [waiting, last] = [new Outcome(go('a')), new Outcome(go('b'))];
    await until(() => waiting.state === 'rejected', 'the others are refused');
    expect(waiting.value).toBeInstanceOf(BrokenBarrierError);
    expect((last.value as Error).message).toBe('on purpose');
    expect(barrier.broken).toBe(true);
  });

  it('is not broken by impatience while the action runs', async () => {
    const barrier = new Barrier(2, {
      action() {
        const cell = new Int32Array(new SharedArrayBuffer(4));
        Atomics.wait(cell, 0, 0, 100);
      },
    });
    const waiting = new Bunch(1, (barrier: Barrier) => barrier.waitSync({ timeout: 50 }), barrier);
    await until(() => barrier.nWaiting === 1, 'the thread waits');
    expect(barrier.waitSync()).toBe(1);
    expect(await waiting.results).toEqual([0]);
  });

  it('breaks when the action is aborted from within', async () => {
    const barrier: Barrier = new Barrier(2, { action: () => barrier.abort() });
    const both = await Promise.allSettled([barrier.wait(), barrier.wait()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    barrier.reset();
  });

  it('tells an old round that it was passed, whatever happened since', async () => {
    const barrier = new Barrier(2);
    const slow = barrier.wait();
    barrier.waitSync();
    for (let round = 0; round < 20; round += 1) {
      const refused = barrier.wait();
      barrier.reset();
      await expect(refused).rejects.toThrow(BrokenBarrierError);
    }
    expect(await slow).toBe(0);
  });

  it('refuses an action that uses a name of its file, when it is to go to a thread', async () => {
    const outer = { count: 0 };
    const barrier = new Barrier(1, { action: () => (outer.count += 1) });
    barrier.waitSync();
    expect(outer.count).toBe(1);
    const bunch = new Bunch(1, (barrier: Barrier) => barrier.waitSync(), barrier);
    await expect(bunch.results).rejects.toThrow('outer is not defined there');
  });

  it.each([0, -1, 1.5])('refuses %d parties', (parties) => {
    expect(() => new Barrier(parties)).toThrow(RangeError);
  });
});

test('a barrier for one party too many lets nobody through', async () => {
  const { lines, exitCode } = await runProgram('threading/barrier/broken.ts');
  expect(lines).toEqual([
    'still waiting for a third',
    'still waiting for a third',
    'broken for good: yes',
  ]);
  expect(exitCode).toBe(0);
});
