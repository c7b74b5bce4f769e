import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { after, crashAfter, DivisionError, kindsOf } from '../../testing/jobs.ts';
import { Outcome } from '../../testing/outcome.ts';
import { subscribe } from '../../trace/index.ts';
import { currentTask, createTask, sleep, TaskGroup } from '../index.ts';

useVirtualTime();

const finished = new Error('Create tasks before the group ends: it is finished');
const shuttingDown = new Error('Create tasks before the group ends: it is shutting down');

describe('CPython test_taskgroups.TestTaskGroup, when a group takes tasks', () => {
  it('test_taskgroup_23: the group ends with the body when its tasks have ended before', async () => {
    const run = new Outcome(
      TaskGroup.run(async (group) => {
        for (let count = 0; count < 10; count += 1) {
          await sleep(100);
          group.createTask(after(300, undefined));
        }
        await sleep(1350);
      }),
    );
    await advance(1000 + 1349);
    expect(run.state).toBe('pending');
    await advance(1);
    expect(run.state).toBe('resolved');
  });

  it('test_taskgroup_24', async () => {
    const ended: number[] = [];
    const run = new Outcome(
      TaskGroup.run((group) => {
        group.createTask(async () => {
          await sleep(100);
          for (const ms of [100, 200]) {
            group.createTask(async () => {
              await sleep(ms);
              ended.push(ms);
            });
          }
        });
      }),
    );
    await advance(299);
    expect([run.state, ...ended]).toEqual(['pending', 100]);
    await advance(1);
    expect([run.state, ...ended]).toEqual(['resolved', 100, 200]);
  });

  it('test_taskgroup_25', async () => {
    let heads = 0;
    const run = new Outcome(
      TaskGroup.run((group) => {
        const hydra = async ({ signal }: { signal: AbortSignal }): Promise<void> => {
          heads += 1;
          await sleep(10, { signal });
          group.createTask(hydra);
          group.createTask(hydra);
        };
        group.createTask(hydra);
        group.createTask(async ({ signal }) => {
          while (heads < 10) await sleep(15, { signal });
          throw new DivisionError();
        });
      }),
    );
    await advance(200);
    expect(kindsOf(run.value)).toEqual(new Set([DivisionError]));
    expect(heads).toBeGreaterThanOrEqual(10);
  });

  it('test_taskgroup_task_name', async () => {
    await TaskGroup.run((group) => {
      expect(group.createTask(() => sleep(0), { name: 'yolo' }).name).toBe('yolo');
      return advance(0);
    });
  });

  it('test_taskgroup_task_context', async () => {
    const variable = new AsyncLocalStorage<{ value: number }>();
    const cell = { value: 0 };
    const context = variable.run(cell, () => AsyncLocalStorage.snapshot());
    const assign = (value: number) => async () => {
      await Promise.resolve();
      const store = variable.getStore();
      if (store !== undefined) store.value = value;
    };
    await TaskGroup.run(async (group) => {
      await group.createTask(assign(1), { context });
      expect(cell.value).toBe(1);
      await group.createTask(assign(2), { context });
      expect(cell.value).toBe(2);
    });
  });

  it('test_taskgroup_no_create_task_after_failure', async () => {
    let refused: unknown;
    const run = new Outcome(
      TaskGroup.run((group) => {
        group.createTask(crashAfter(1));
        group.createTask(async ({ signal }) => {
          await sleep(1000, { signal }).catch(() => {
            try {
              group.createTask(crashAfter(1));
            } catch (error) {
              refused = error;
            }
          });
        });
      }),
    );
    await advance(1);
    expect(refused).toEqual(shuttingDown);
    expect(kindsOf(run.value)).toEqual(new Set([DivisionError]));
  });

  it('test_taskgroup_finished', async () => {
    const group = await TaskGroup.run((entered) => entered);
    expect(() => group.createTask(() => 0)).toThrow(finished);
  });

  it('test_coro_closed_when_tg_closed: the body is never run', async () => {
    const group = await TaskGroup.run((entered) => entered);
    let ran = false;
    expect(() =>
      group.createTask(() => {
        ran = true;
      }),
    ).toThrow(finished);
    await settle();
    expect(ran).toBe(false);
  });

  it('test_taskgroup_not_entered', () => {
    const group = Reflect.construct(TaskGroup, []) as TaskGroup;
    expect(() => group.createTask(() => 0)).toThrow(
      new Error('Enter the group with TaskGroup.run(): it has not been entered'),
    );
  });

  it('test_taskgroup_without_parent_task: differs – a group needs none', async () => {
    expect(currentTask()).toBeUndefined();
    expect(await TaskGroup.run((group) => group.createTask(() => 42))).toBe(42);
  });

  it('test_nested_groups_both_cancelled', async () => {
    const log: unknown[] = [];
    const crash = (error: Error) => () => {
      throw error;
    };
    const task = createTask(async (self) => {
      try {
        await TaskGroup.run(
          async (outer) => {
            await TaskGroup.run((inner) => {
              inner.createTask(crash(new DivisionError()));
              outer.createTask(crash(new RangeError()));
            }, outer).catch((error: unknown) => log.push(...kindsOf(error)));
            log.push(outer.signal.aborted);
          },
          { signal: self.signal },
        );
      } catch (error) {
        log.push(...kindsOf(error));
      }
      log.push(self.cancelling());
    });
    await settle();
    expect(task.done()).toBe(true);
    expect(log).toEqual([DivisionError, true, RangeError, 0]);
  });
});

describe('TaskGroup, traced', () => {
  it('tells who waits for the tasks of the group, and their end', async () => {
    const events: string[] = [];
    const stop = subscribe(({ type, taskName, resource }) => {
      events.push(`${taskName} ${type} ${resource ?? ''}`.trim());
    });
    const run = ({ signal }: { signal: AbortSignal }): Promise<unknown> =>
      TaskGroup.run((group) => group.createTask(() => undefined, { name: 'child' }).name, {
        signal,
      });
    await createTask(run, { name: 'parent' });
    stop();
    expect(events.filter((event) => event.endsWith('TaskGroup-1'))).toEqual([
      'parent wait TaskGroup-1',
      'parent resume TaskGroup-1',
    ]);
    expect(events.indexOf('child done')).toBeLessThan(events.indexOf('parent resume TaskGroup-1'));
  });
});
