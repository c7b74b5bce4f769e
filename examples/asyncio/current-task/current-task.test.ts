import { describe, expect, it } from 'vitest';
import { context, setContext } from '../../internal/context.ts';
import { settle } from '../../testing/clock.ts';
import { useTaskContext } from '../../trace/index.ts';
import { allTasks, createTask, currentTask, Event, Future } from '../index.ts';

describe('CPython test_tasks.BaseTaskTests, current task', () => {
  it('test_current_task', async () => {
    expect(currentTask()).toBeUndefined();
    let during: unknown;
    const task = createTask(() => {
      during = currentTask();
    });
    await task;
    expect(during).toBe(task);
    expect(currentTask()).toBeUndefined();
  });

  it('test_current_task_with_interleaving_tasks', async () => {
    const [one, two] = [new Future<void>(), new Future<void>()];
    const seen: unknown[] = [];
    const first = createTask(async () => {
      seen.push(currentTask());
      await one;
      seen.push(currentTask());
      two.setResult();
    });
    const second = createTask(async () => {
      seen.push(currentTask());
      one.setResult();
      await two;
      seen.push(currentTask());
    });
    await Promise.all([first, second]);
    expect(seen).toEqual([first, second, first, second]);
    expect(currentTask()).toBeUndefined();
  });
});

describe('CPython test_tasks.BaseCurrentLoopTests', () => {
  it('test_current_task_no_running_loop', () => {
    expect(currentTask()).toBeUndefined();
  });

  it('test_current_task_with_implicit_loop', async () => {
    let during: unknown;
    const task = createTask(async () => {
      await Promise.resolve();
      during = currentTask();
    });
    await task;
    expect(during).toBe(task);
  });
});

describe('CPython test_tasks.BaseTaskIntrospectionTests', () => {
  it('test__register_task_1: a task that is pending is among all tasks', async () => {
    const go = new Event();
    const task = createTask(() => go.wait());
    expect(allTasks().has(task)).toBe(true);
    go.set();
    await task;
  });

  it('test__unregister_task: a task that has ended is not', async () => {
    const before = allTasks();
    const tasks = [1, 2, 3].map((value) => createTask(() => value));
    expect(allTasks().size).toBe(before.size + 3);
    await tasks[1];
    await settle();
    expect(allTasks()).toEqual(before);
  });

  it('test__enter_task: the task is the current one while it runs', async () => {
    let during: unknown;
    const task = createTask(() => {
      during = currentTask();
    });
    await task;
    expect(during).toBe(task);
  });

  it('test__leave_task: and is not once its body has returned', async () => {
    await createTask(() => {});
    expect(currentTask()).toBeUndefined();
  });
});

describe('where the runtime cannot follow awaits', () => {
  it('currentTask() answers up to the first await and says so afterwards', async () => {
    const real = context;
    let now: object | undefined;
    useTaskContext({
      followsAwaits: false,
      current: () => now,
      run(task, body) {
        now = task;
        try {
          return body();
        } finally {
          now = undefined;
        }
      },
    });
    const seen: unknown[] = [];
    const task = createTask(async () => {
      seen.push(currentTask());
      await Promise.resolve();
      currentTask();
    });
    await expect(task).rejects.toThrow(/^Use the task that the body is given: [^\n]*$/);
    expect(seen).toEqual([task]);
    setContext(real);
  });
});
