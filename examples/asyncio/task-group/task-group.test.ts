import { getEventListeners } from 'node:events';
import { setTimeout as nodeSleep } from 'node:timers/promises';
import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { sourceOf } from '../../internal/abort.ts';
import { advance, pause, settle, useVirtualTime } from '../../testing/clock.ts';
import { after, crashAfter, crashInCleanup, DivisionError, kindsOf } from '../../testing/jobs.ts';
import { Outcome } from '../../testing/outcome.ts';
import {
  CancelledError,
  createTask,
  type ExceptionGroup,
  Lock,
  sleep,
  type Task,
  TaskGroup,
} from '../index.ts';

useVirtualTime();

describe('TaskGroup.run', () => {
  it('gives the result of its function, once the last task has ended', async () => {
    const run = new Outcome(
      TaskGroup.run((group) => {
        group.createTask(after(100, undefined));
        return 'result';
      }),
    );
    await advance(99);
    expect(run.state).toBe('pending');
    await advance(1);
    expect(run).toMatchObject({ state: 'resolved', value: 'result' });
  });

  it('runs its function at once, and the tasks soon, in order', async () => {
    const log: string[] = [];
    const run = TaskGroup.run((group) => {
      group.createTask(() => log.push('one'));
      group.createTask(() => log.push('two'));
      log.push('body');
    });
    log.push('after the call');
    await run;
    expect(log).toEqual(['body', 'after the call', 'one', 'two']);
  });

  it('says what has failed, in the order of the failures, the function last', async () => {
    const run = new Outcome(
      TaskGroup.run(async (group) => {
        group.createTask(crashInCleanup);
        group.createTask(crashAfter(10, () => new RangeError('first')));
        await sleep(100);
        throw new TypeError('of the body');
      }),
    );
    await advance(100);
    const group = run.value as ExceptionGroup;
    expect(String(group)).toBe('ExceptionGroup: unhandled errors in a TaskGroup');
    const kinds = group.errors.map((error: Error) => error.constructor);
    expect(kinds).toEqual([RangeError, DivisionError, TypeError]);
  });

  it('counts once an error that reaches others by their await', async () => {
    const error = new DivisionError();
    const run = TaskGroup.run(async (group) => {
      const failing = group.createTask(() => Promise.reject(error));
      group.createTask(async () => {
        await failing;
      });
      await failing;
    });
    await expect(run).rejects.toMatchObject({ errors: [error] });
  });

  it('throws a CancelledError of its function’s own, when nothing failed', async () => {
    const run = TaskGroup.run(async (group) => {
      const task = group.createTask(after(1000, undefined));
      group.createTask(after(1000, undefined));
      task.cancel('by hand');
      await task;
    });
    await expect(run).rejects.toEqual(new CancelledError('by hand'));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('refuses what is no function and what is no signal, and runs nothing when aborted', async () => {
    const body = vi.fn();
    await expect(TaskGroup.run('body' as never)).rejects.toEqual(
      new TypeError('Pass a function as body: received string'),
    );
    await expect(TaskGroup.run(body, { signal: 'stop' as never })).rejects.toThrow(TypeError);
    const signal = AbortSignal.abort('early');
    await expect(TaskGroup.run(body, { signal })).rejects.toBe('early');
    expect(body).not.toHaveBeenCalled();
  });

  it('has the types of its contract', () => {
    expectTypeOf(TaskGroup.run(() => 1)).resolves.toBeNumber();
    expectTypeOf(TaskGroup.run(() => Promise.resolve('x'))).resolves.toBeString();
    expectTypeOf<TaskGroup['createTask']>().toBeCallableWith(() => 1, { name: 'one' });
    void TaskGroup.run((group) => {
      expectTypeOf(group.createTask(() => Promise.resolve(1))).toEqualTypeOf<Task<number>>();
    });
    // @ts-expect-error -- groups are made by run()
    new TaskGroup();
  });
});

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
