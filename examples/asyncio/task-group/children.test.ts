import { describe, expect, it } from 'vitest';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { after, crashAfter, crashInCleanup, DivisionError, kindsOf } from '../../testing/jobs.ts';
import { Outcome } from '../../testing/outcome.ts';
import { createTask, ExceptionGroup, sleep, TaskGroup, type Task } from '../index.ts';

useVirtualTime();

describe('CPython test_taskgroups.TestTaskGroup, children and their errors', () => {
  it('test_taskgroup_01', async () => {
    const run = TaskGroup.run((group) => [
      group.createTask(after(100, 42)),
      group.createTask(after(200, 11)),
    ]);
    await advance(200);
    expect((await run).map((task) => task.result())).toEqual([42, 11]);
  });

  it('test_taskgroup_02', async () => {
    const run = TaskGroup.run(async (group) => {
      const first = group.createTask(after(100, 42));
      await sleep(150, { signal: group.signal });
      return [first, group.createTask(after(200, 11))];
    });
    await advance(350);
    expect((await run).map((task) => task.result())).toEqual([42, 11]);
  });

  it('test_taskgroup_03: a task that is cancelled by itself stops nobody', async () => {
    const run = TaskGroup.run(async (group) => {
      const first = group.createTask(after(1000, 42));
      await sleep(150, { signal: group.signal });
      first.cancel();
      return [first, group.createTask(after(200, 11))] as const;
    });
    await advance(350);
    const [first, second] = await run;
    expect(first.cancelled()).toBe(true);
    expect(second.result()).toBe(11);
  });

  it('test_taskgroup_04', async () => {
    const log: string[] = [];
    let second: Task<void> | undefined;
    const runner = createTask(async ({ signal }) => {
      await TaskGroup.run(
        (group) => {
          group.createTask(crashAfter(100));
          second = group.createTask(async (task) => {
            await sleep(1000, task).catch((reason: unknown) => {
              log.push('second is cancelled');
              throw reason;
            });
            log.push('second goes on');
          });
        },
        { signal },
      );
      log.push('runner goes on');
    });
    const outcome = new Outcome(runner);
    await advance(100);
    expect(kindsOf(outcome.value)).toEqual(new Set([DivisionError]));
    expect(log).toEqual(['second is cancelled']);
    expect(second?.cancelled()).toBe(true);
  });

  it('test_cancel_children_on_child_error', async () => {
    const log: string[] = [];
    const note = (who: string) => (reason: unknown) => {
      log.push(who);
      throw reason;
    };
    const run = new Outcome(
      TaskGroup.run(async (group) => {
        for (let count = 0; count < 3; count += 1) group.createTask(crashAfter(100));
        group.createTask((task) => sleep(5000, task).catch(note('child')));
        await sleep(10_000, group).catch(note('body'));
        log.push('goes on');
      }),
    );
    await advance(100);
    expect(kindsOf(run.value)).toEqual(new Set([DivisionError]));
    expect(log.sort()).toEqual(['body', 'child']);
  });

  it('test_cancellation', async () => {
    let cancelled = 0;
    const runner = createTask(({ signal }) =>
      TaskGroup.run(
        (group) => {
          for (let count = 0; count < 5; count += 1) {
            group.createTask((task) =>
              sleep(5000, task).catch((reason: unknown) => {
                cancelled += 1;
                throw reason;
              }),
            );
          }
        },
        { signal },
      ),
    );
    await advance(100);
    expect(runner.done()).toBe(false);
    runner.cancel();
    await settle();
    expect(runner.cancelled()).toBe(true);
    expect(cancelled).toBe(5);
  });

  it('test_taskgroup_07', async () => {
    const log: string[] = [];
    const note = (who: string) => (reason: unknown) => {
      log.push(who);
      throw reason;
    };
    const runner = createTask(({ signal }) =>
      TaskGroup.run(
        async (group) => {
          for (let count = 0; count < 5; count += 1) {
            group.createTask((task) => sleep(5000, task).catch(note('child')));
          }
          await sleep(10_000, group).catch(note('body'));
        },
        { signal },
      ),
    );
    await advance(100);
    expect(runner.done()).toBe(false);
    runner.cancel();
    await settle();
    expect(runner.cancelled()).toBe(true);
    expect(log.sort()).toEqual(['body', 'child', 'child', 'child', 'child', 'child']);
  });

  it('test_taskgroup_08: errors of clean-up come before the cancellation', async () => {
    const runner = createTask(({ signal }) =>
      TaskGroup.run(
        async (group) => {
          for (let count = 0; count < 5; count += 1) group.createTask(crashInCleanup);
          await sleep(10_000, group);
        },
        { signal },
      ),
    );
    const outcome = new Outcome(runner);
    await advance(100);
    expect(runner.done()).toBe(false);
    runner.cancel();
    await settle();
    expect(kindsOf(outcome.value)).toEqual(new Set([DivisionError]));
    expect((outcome.value as ExceptionGroup).errors).toHaveLength(5);
  });

  async function bodyFails(ms: number | undefined): Promise<void> {
    const tasks: Task<number>[] = [];
    const run = new Outcome(
      TaskGroup.run(async (group) => {
        tasks.push(group.createTask(after(1000, 42)), group.createTask(after(2000, 11)));
        if (ms !== undefined) await sleep(ms, group);
        throw new DivisionError();
      }),
    );
    await advance(ms ?? 0);
    expect(kindsOf(run.value)).toEqual(new Set([DivisionError]));
    expect(tasks.map((task) => task.cancelled())).toEqual([true, true]);
  }

  it('test_taskgroup_09', () => bodyFails(100));
  it('test_taskgroup_10', () => bodyFails(undefined));

  async function innerFailsInCleanup(hasSibling: boolean): Promise<void> {
    const runner = createTask(({ signal }) =>
      TaskGroup.run(
        async (outer) => {
          if (hasSibling) outer.createTask(after(10_000, undefined));
          await TaskGroup.run(async (inner) => {
            for (let count = 0; count < 5; count += 1) inner.createTask(crashInCleanup);
            await sleep(10_000, inner);
          }, outer);
        },
        { signal },
      ),
    );
    const outcome = new Outcome(runner);
    await advance(100);
    expect(runner.done()).toBe(false);
    runner.cancel();
    await settle();
    expect(kindsOf(outcome.value)).toEqual(new Set([ExceptionGroup]));
    const { errors } = outcome.value as ExceptionGroup;
    expect(kindsOf(errors[0])).toEqual(new Set([DivisionError]));
  }

  it('test_taskgroup_11', () => innerFailsInCleanup(false));
  it('test_taskgroup_12', () => innerFailsInCleanup(true));

  async function nestedCrash(outerMs: number, innerMs: number): Promise<void> {
    const run = new Outcome(
      TaskGroup.run(async (outer) => {
        outer.createTask(crashAfter(outerMs, () => new RangeError()));
        await TaskGroup.run((inner) => {
          inner.createTask(crashAfter(innerMs, () => new RangeError()));
        }, outer);
      }),
    );
    await advance(100);
    const isInner = innerMs < outerMs;
    expect(kindsOf(run.value)).toEqual(new Set([isInner ? ExceptionGroup : RangeError]));
    const { errors } = run.value as ExceptionGroup;
    if (isInner) expect(kindsOf(errors[0])).toEqual(new Set([RangeError]));
  }

  it('test_taskgroup_13', () => nestedCrash(100, 10_000));
  it('test_taskgroup_14', () => nestedCrash(10_000, 100));
});
