import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTaskFactory, taskFactory } from '../../internal/task-factory.ts';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import {
  allTasks,
  CancelledError,
  createEagerTaskFactory,
  createTask,
  currentTask,
  eagerTaskFactory,
  Event,
  Future,
  gather,
  sleep,
  Task,
  TaskGroup,
  type TaskFactory,
} from '../index.ts';

useVirtualTime();

beforeEach(() => setTaskFactory(eagerTaskFactory));
afterEach(() => setTaskFactory(undefined));

describe('CPython test_eager_task_factory.EagerTaskFactoryLoopTests', () => {
  it('test_eager_task_factory_set', async () => {
    expect(taskFactory).toBe(eagerTaskFactory);
    const task = createTask(() => {});
    expect(task).toBeInstanceOf(Task);
    await task;
  });

  it('test_await_future_during_eager_step', async () => {
    const future = new Future<string>();
    const task = createTask(() => future.setResult('my message'));
    expect(task.done()).toBe(true);
    expect(await future).toBe('my message');
  });

  it('test_eager_completion', async () => {
    const task = createTask(() => 'hello');
    expect(task.done()).toBe(true);
    expect(await task).toBe('hello');
  });

  it('test_eager_completion: differs – an async body ends its task a microtask later', async () => {
    let ran = false;
    const task = createTask(async () => {
      ran = true;
      return Promise.resolve('hello');
    });
    expect([ran, task.done()]).toEqual([true, false]);
    expect(await task).toBe('hello');
  });

  it('test_block_after_eager_step', async () => {
    const task = createTask(({ signal }) => sleep(100, { signal, value: 'after blocking' }));
    expect(task.done()).toBe(false);
    await advance(100);
    expect(task.result()).toBe('after blocking');
  });

  it('test_cancellation_after_eager_completion', async () => {
    const task = createTask(() => 'finished without blocking');
    task.cancel();
    expect(await task).toBe('finished without blocking');
    expect(task.cancelled()).toBe(false);
  });

  it('test_cancellation_after_eager_step_blocks', async () => {
    const task = createTask(({ signal }) => sleep(100, { signal }));
    task.cancel('cancellation message');
    expect(task.cancelling()).toBeGreaterThan(0);
    await expect(task).rejects.toThrow(new CancelledError('cancellation message'));
  });

  it('test_current_task', async () => {
    const seen: unknown[] = [];
    const task = createTask(async () => {
      seen.push(currentTask());
      await sleep(100);
      seen.push(currentTask());
    });
    expect(seen).toEqual([task]);
    expect(currentTask()).toBeUndefined();
    await advance(100);
    expect(seen).toEqual([task, task]);
  });

  it('test_all_tasks_with_eager_completion', () => {
    let during = new Set<unknown>();
    const task = createTask(() => {
      during = allTasks();
    });
    expect(during.has(task)).toBe(true);
    expect(allTasks().has(task)).toBe(false);
  });

  it('test_all_tasks_with_blocking', async () => {
    const go = new Event();
    let during = new Set<unknown>();
    const task = createTask(async () => {
      during = allTasks();
      await go.wait();
    });
    expect([during.has(task), allTasks().has(task)]).toEqual([true, true]);
    go.set();
    await task;
    expect(allTasks().has(task)).toBe(false);
  });

  it('test_context_vars', async () => {
    const store = new AsyncLocalStorage<number>();
    const seen: unknown[] = [];
    await store.run(1, async () => {
      const task = createTask(async () => {
        seen.push(store.getStore());
        store.enterWith(2);
        await sleep(0);
        seen.push(store.getStore());
      });
      expect(seen).toEqual([1]);
      expect(store.getStore()).toBe(1);
      await advance(0);
      await task;
      expect(store.getStore()).toBe(1);
    });
    expect(seen).toEqual([1, 2]);
  });
});

/** Counts the tasks that a factory makes, apart from those that end while they are made. */
function counting(eager: boolean): { factory: TaskFactory; made: () => number } {
  let made = 0;
  const make: TaskFactory = (body, options) => {
    if (options?.eagerStart !== true) made += 1;
    return new Task(body, options);
  };
  return { factory: eager ? createEagerTaskFactory(make) : make, made: () => made };
}

async function groups(width: number, depth: number): Promise<void> {
  if (depth === 0) return;
  await TaskGroup.run((group) => {
    for (let index = 0; index < width; index += 1) {
      group.createTask(() => groups(width, depth - 1));
    }
  });
}

async function gathers(width: number, depth: number): Promise<void> {
  if (depth === 0) return;
  await gather(Array.from({ length: width }, () => () => gathers(width, depth - 1)));
}

for (const eager of [false, true]) {
  const expected = eager ? 0 : 5 + 25 + 125 + 625;

  describe('CPython test_eager_task_factory.BaseTaskCountingTests', () => {
    it('test_awaitables_chain', async () => {
      const { factory, made } = counting(eager);
      setTaskFactory(factory);
      const chain = async (depth: number): Promise<number> =>
        depth === 0 ? 0 : 1 + (await chain(depth - 1));
      expect(await createTask(() => chain(100))).toBe(100);
      expect(made()).toBe(eager ? 0 : 1);
    });

    it('test_recursive_taskgroups', async () => {
      const { factory, made } = counting(eager);
      setTaskFactory(factory);
      await groups(5, 4);
      expect(made()).toBe(expected);
    });

    it('test_recursive_gather', async () => {
      const { factory, made } = counting(eager);
      setTaskFactory(factory);
      await gathers(5, 4);
      expect(made()).toBe(expected);
    });
  });
}

describe('an eager task', () => {
  it('starts its body before createTask() returns', async () => {
    const log: string[] = [];
    createTask(async () => {
      log.push('body');
      await sleep(0);
      log.push('body again');
    });
    log.push('creator');
    await advance(0);
    expect(log).toEqual(['body', 'creator', 'body again']);
  });

  it('keeps what its body throws, instead of throwing it at the creator', async () => {
    const task = createTask(() => {
      throw new RangeError('at once');
    });
    await settle();
    expect(task.exception()).toBeInstanceOf(RangeError);
  });

  it('needs a function that makes tasks', () => {
    expect(() => createEagerTaskFactory(1 as unknown as TaskFactory)).toThrow(
      new TypeError('Pass a function that makes tasks: received number'),
    );
  });
});
