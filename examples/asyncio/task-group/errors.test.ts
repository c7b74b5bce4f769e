import { describe, expect, it } from 'vitest';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { crashAfter, crashInCleanup, DivisionError, kindsOf } from '../../testing/jobs.ts';
import { Outcome } from '../../testing/outcome.ts';
import { createTask, KeyboardInterrupt, sleep, type Task, TaskGroup } from '../index.ts';

useVirtualTime();

class StrangeError extends Error {}

/** Waits to be aborted, then throws something else. */
async function throwInstead(signal: AbortSignal, error: Error): Promise<void> {
  await sleep(10_000, { signal }).catch(() => {
    throw error;
  });
}

describe('CPython test_taskgroups.TestTaskGroup, a body that ends badly', () => {
  // Its child does not take its signal, as nothing cancels a child in CPython before the body ends.
  async function crashDuringCleanup({ signal }: Task<unknown>): Promise<void> {
    await TaskGroup.run(
      async (group) => {
        group.createTask(async () => {
          await sleep(300);
          throw new DivisionError();
        });
        await sleep(10_000, { signal: group.signal }).catch(async (reason: unknown) => {
          await sleep(500);
          throw reason;
        });
      },
      { signal },
    );
  }

  it('test_taskgroup_15', async () => {
    const runner = createTask(crashDuringCleanup);
    const outcome = new Outcome(runner);
    await advance(100);
    expect(runner.done()).toBe(false);
    runner.cancel();
    await advance(499);
    expect(outcome.state).toBe('pending');
    await advance(1);
    expect(kindsOf(outcome.value)).toEqual(new Set([DivisionError]));
  });

  it('test_taskgroup_16', async () => {
    const runner = createTask(async (task) => {
      const nested = createTask(crashDuringCleanup);
      task.signal.addEventListener('abort', () => nested.cancel());
      await nested;
    });
    const outcome = new Outcome(runner);
    await advance(100);
    expect(runner.done()).toBe(false);
    runner.cancel();
    await advance(500);
    expect(kindsOf(outcome.value)).toEqual(new Set([DivisionError]));
  });

  it('test_taskgroup_17', async () => {
    let noticed = 0;
    const runner = createTask(({ signal }) =>
      TaskGroup.run(
        (group) =>
          sleep(10_000, { signal: group.signal }).catch((reason: unknown) => {
            noticed += 1;
            throw reason;
          }),
        { signal },
      ),
    );
    await advance(100);
    expect(runner.done()).toBe(false);
    runner.cancel();
    await settle();
    expect(runner.cancelled()).toBe(true);
    expect(noticed).toBe(1);
  });

  it('test_taskgroup_18: an error in the place of the cancellation is kept', async () => {
    const runner = createTask(({ signal }) =>
      TaskGroup.run((group) => throwInstead(group.signal, new StrangeError()), { signal }),
    );
    const outcome = new Outcome(runner);
    await advance(100);
    runner.cancel();
    await settle();
    expect(runner.cancelled()).toBe(false);
    expect(kindsOf(outcome.value)).toEqual(new Set([StrangeError]));
  });

  async function bothFail(ofChild: Error, ofBody: Error): Promise<unknown> {
    const run = new Outcome(
      TaskGroup.run(async (group) => {
        group.createTask(crashAfter(100, () => ofChild));
        await throwInstead(group.signal, ofBody);
      }),
    );
    await advance(100);
    expect(run.state).toBe('rejected');
    return run.value;
  }

  it('test_taskgroup_19', async () => {
    const thrown = await bothFail(new DivisionError(), new StrangeError());
    expect(kindsOf(thrown)).toEqual(new Set([DivisionError, StrangeError]));
  });

  it('test_taskgroup_20: KeyboardInterrupt is thrown as it is', async () => {
    const interrupt = new KeyboardInterrupt();
    expect(await bothFail(new DivisionError(), interrupt)).toBe(interrupt);
    expect(await bothFail(interrupt, new StrangeError())).toBe(interrupt);
  });

  it('test_taskgroup_20a: whatever is no KeyboardInterrupt is collected', async () => {
    class Shutdown extends KeyboardInterrupt {}
    expect(await bothFail(new DivisionError(), new Shutdown())).toBeInstanceOf(Shutdown);
    const thrown = await bothFail(new DivisionError(), new AggregateError([]));
    expect(kindsOf(thrown)).toEqual(new Set([AggregateError, DivisionError]));
  });

  it('test_taskgroup_21a', async () => {
    const thrown = await bothFail(new AggregateError([]), new TypeError());
    expect(kindsOf(thrown)).toEqual(new Set([AggregateError, TypeError]));
  });

  it('test_taskgroup_22', async () => {
    const runner = createTask(({ signal }) =>
      TaskGroup.run(
        (group) => {
          group.createTask((task) => sleep(1000, { signal: task.signal }));
          group.createTask((task) => sleep(2000, { signal: task.signal }));
        },
        { signal },
      ),
    );
    await advance(50);
    runner.cancel();
    await expect(runner).rejects.toMatchObject({ name: 'CancelledError' });
  });

  it('test_taskgroup_context_manager_exit_raises: both errors count, and no request is left', async () => {
    const main = createTask(async (task) => {
      const run = new Outcome(
        TaskGroup.run(
          async (group) => {
            group.createTask(() => {
              throw new StrangeError('of the child');
            });
            try {
              await sleep(1000, { signal: group.signal });
            } finally {
              // eslint-disable-next-line no-unsafe-finally -- the case is about just that
              throw new StrangeError('of the exit');
            }
          },
          { signal: task.signal },
        ),
      );
      await settle();
      expect(task.cancelling()).toBe(0);
      return run.value as AggregateError;
    });
    const messages = (await main).errors.map(({ message }: Error) => message);
    expect(messages).toEqual(['of the child', 'of the exit']);
  });

  it('test_cancelling_level_preserved', async () => {
    const task = createTask(async ({ signal }) => {
      await TaskGroup.run(
        (group) => {
          group.createTask(crashAfter(0));
        },
        { signal },
      ).catch(() => undefined);
    });
    await advance(0);
    expect(task.done()).toBe(true);
    expect(task.cancelling()).toBe(0);
  });

  it('test_error_and_cancel: the errors come first, and the task is still cancelled', async () => {
    let levels: number[] = [];
    const inner = createTask(async (task) => {
      const { signal } = task;
      try {
        await TaskGroup.run(
          async (group) => {
            group.createTask(crashInCleanup);
            await sleep(1000, { signal: group.signal });
            levels.push(NaN);
          },
          { signal },
        );
      } catch (error) {
        expect(kindsOf(error)).toEqual(new Set([DivisionError]));
        levels = [...levels, task.cancelling()];
      }
      await sleep(1000, { signal });
      levels.push(NaN);
    });
    await settle();
    expect(inner.cancelling()).toBe(0);
    inner.cancel();
    expect(inner.cancelling()).toBe(1);
    await settle();
    expect(inner.cancelled()).toBe(true);
    expect(levels).toEqual([1]);
  });
});
