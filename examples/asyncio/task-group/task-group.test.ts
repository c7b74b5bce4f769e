import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { advance, useVirtualTime } from '../../testing/clock.ts';
import { after, crashAfter, crashInCleanup, DivisionError } from '../../testing/jobs.ts';
import { Outcome } from '../../testing/outcome.ts';
import { CancelledError, type ExceptionGroup, sleep, type Task, TaskGroup } from '../index.ts';

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

  it('takes tasks that have ended when they are made', async () => {
    const log: string[] = [];
    const run = TaskGroup.run(async (group) => {
      const done = group.createTask(() => 'at once', { eagerStart: true });
      log.push(done.result());
      const crash = (): never => {
        throw new DivisionError();
      };
      group.createTask(crash, { eagerStart: true });
      log.push(String(group.signal.reason));
      await sleep(1000, group);
    });
    await expect(run).rejects.toMatchObject({ errors: [new DivisionError()] });
    expect(log).toEqual(['at once', 'CancelledError: Another task of the group failed']);
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
