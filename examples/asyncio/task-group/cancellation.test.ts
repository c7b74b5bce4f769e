import { getEventListeners } from 'node:events';
import { setTimeout as nodeSleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, pause, settle, useVirtualTime } from '../../testing/clock.ts';
import { after, crashAfter, crashInCleanup, DivisionError, kindsOf } from '../../testing/jobs.ts';
import { Outcome } from '../../testing/outcome.ts';
import { createTask, Lock, sleep, type Task, TaskGroup } from '../index.ts';

useVirtualTime();

describe('TaskGroup, cancelled from outside', () => {
  it('rejects with the signal’s own reason, whoever passed the signal on', async () => {
    const controller = new AbortController();
    const reason = new RangeError('too late');
    const run = new Outcome(
      TaskGroup.run(async (group) => {
        group.createTask(after(1000, undefined));
        group.createTask(() => sleep(1000, { signal: group.signal }));
        group.createTask(() => nodeSleep(1000, undefined, { signal: group.signal }));
        await sleep(1000, { signal: controller.signal });
      }, controller),
    );
    await settle();
    controller.abort(reason);
    await settle();
    expect(run).toMatchObject({ state: 'rejected', value: reason });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for tasks that take their time, and for a function that ignores its signal', async () => {
    const controller = new AbortController();
    const run = new Outcome(
      TaskGroup.run(async (group) => {
        group.createTask((task) => sleep(1000, task).catch(() => sleep(50)));
        await sleep(80);
      }, controller),
    );
    await settle();
    controller.abort('stop');
    await advance(79);
    expect(run.state).toBe('pending');
    await advance(1);
    expect(run).toMatchObject({ state: 'rejected', value: 'stop' });
  });

  it('leaves no listener behind', async () => {
    const { signal } = new AbortController();
    const run = TaskGroup.run(() => sleep(10), { signal });
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await advance(10);
    await run;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('is followed without native listeners', async () => {
    const lock = new Lock();
    using held = await lock.acquire();
    const run = new Outcome(
      TaskGroup.run(async (group) => {
        const waiting = [1, 2, 3].map(() => lock.acquire({ signal: group.signal }));
        expect(getEventListeners(group.signal, 'abort')).toHaveLength(0);
        expect(sourceOf(group.signal)?.size).toBe(3);
        group.createTask(crashAfter(0));
        await Promise.all(waiting);
      }),
    );
    await advance(0);
    expect(kindsOf(run.value)).toEqual(new Set([DivisionError]));
    expect(held).toBeDefined();
  });

  it('loses neither task nor error when it is cancelled at any step', async () => {
    const ends = new Set<string>();
    for (let step = 0; step < 20; step += 1) {
      const controller = new AbortController();
      const tasks: Task<unknown>[] = [];
      const run = new Outcome(
        TaskGroup.run(async (group) => {
          tasks.push(group.createTask(() => Promise.resolve(1)));
          tasks.push(group.createTask(async () => Promise.reject(new DivisionError())));
          await tasks[0];
        }, controller),
      );
      await pause(step);
      controller.abort('stop');
      await settle();
      expect(tasks.every((task) => task.done())).toBe(true);
      if (run.value === 'stop') expect(tasks[1]?.cancelled()).toBe(true);
      else expect(kindsOf(run.value)).toEqual(new Set([DivisionError]));
      ends.add(run.value === 'stop' ? 'cancelled' : 'failed');
    }
    expect(ends).toEqual(new Set(['cancelled', 'failed']));
  });
});

describe('TaskGroup.cancel', () => {
  it('cancels the tasks and the function, without an error', async () => {
    let tasks: Task<void>[] = [];
    const run = new Outcome(
      TaskGroup.run(async (group) => {
        tasks = [1, 2].map(() => group.createTask((task) => sleep(1000, task)));
        group.createTask(async () => {
          await sleep(10);
          group.cancel();
          group.cancel();
        });
        await sleep(1000, group);
        return 'not reached';
      }),
    );
    await advance(10);
    expect(run).toMatchObject({ state: 'resolved', value: undefined });
    expect(tasks.map((task) => task.cancelled())).toEqual([true, true]);
  });

  it('keeps the result of a function that has returned, and does nothing after the end', async () => {
    const group = await TaskGroup.run((entered) => {
      entered.createTask((task) => sleep(1000, task));
      entered.cancel();
      expect(() => entered.createTask(() => 0)).toThrow('shutting down');
      return entered;
    });
    group.cancel();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('still throws the errors of clean-up', async () => {
    const run = TaskGroup.run(async (group) => {
      group.createTask(crashInCleanup);
      await settle();
      group.cancel();
    });
    await expect(run.catch(kindsOf)).resolves.toEqual(new Set([DivisionError]));
  });

  it('does not hide a cancellation from outside', async () => {
    const task = createTask((self) =>
      TaskGroup.run(async (group) => {
        group.createTask(() => sleep(100));
        await settle();
        group.cancel();
        await sleep(1000, group);
      }, self),
    );
    await settle();
    task.cancel();
    await advance(100);
    expect(task.cancelled()).toBe(true);
  });
});
