import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { advance, useVirtualTime } from '../../testing/clock.ts';
import { createTask, Future, getRunningLoop, sleep, Task, type TaskFactory } from '../index.ts';

useVirtualTime();

const variable = new AsyncLocalStorage<unknown>();

/** Makes two tasks in one context and says what the context's variable was around them. */
async function twice(create: TaskFactory): Promise<unknown[]> {
  const box = { value: undefined as unknown };
  const context = variable.run(box, () => AsyncLocalStorage.snapshot());
  const set = (value: number) => async () => {
    await Promise.resolve();
    (variable.getStore() as typeof box).value = value;
  };
  const seen: unknown[] = [box.value];
  await create(set(1), { context });
  seen.push(box.value);
  await create(set(2), { context });
  seen.push(box.value);
  return seen;
}

describe('CPython test_tasks.BaseTaskTests, context', () => {
  it('test_context_1', async () => {
    const seen: unknown[] = [];
    const main = createTask(async () => {
      const sub = createTask(async () => {
        await sleep(10);
        seen.push(variable.getStore());
        variable.enterWith('something else');
      });
      variable.enterWith('yes');
      await sub;
      seen.push(variable.getStore());
    });
    await advance(10);
    await main;
    expect(seen).toEqual([undefined, 'yes']);
  });

  it('test_context_2', async () => {
    const seen: unknown[] = [];
    const main = createTask(async () => {
      for (const turn of ['one', 'two']) {
        const future = new Future<void>();
        future.addDoneCallback(() => variable.enterWith('something else'));
        variable.enterWith(turn);
        setTimeout(() => future.setResult(), 10);
        await future;
        seen.push(variable.getStore());
        await sleep(10);
        seen.push(variable.getStore());
      }
    });
    await advance(40);
    await main;
    expect(seen).toEqual(['one', 'one', 'two', 'two']);
    expect(variable.getStore()).toBeUndefined();
  });

  it('test_context_3', async () => {
    const wrong: unknown[] = [];
    const tasks = Array.from({ length: 100 }, (_, number) =>
      createTask(async () => {
        for (let turn = 0; turn < 10; turn += 1) {
          variable.enterWith(number + turn);
          await sleep(1 + ((number * 7 + turn * 13) % 50));
          if (variable.getStore() !== number + turn) wrong.push([number, turn]);
        }
      }),
    );
    await advance(1000);
    expect(tasks.every((task) => task.done())).toBe(true);
    expect(wrong).toEqual([]);
    expect(variable.getStore()).toBeUndefined();
  });

  it('test_context_4', async () => {
    expect(await twice((body, options) => new Task(body, options))).toEqual([undefined, 1, 2]);
  });

  it('test_context_5', async () => {
    expect(await twice(createTask)).toEqual([undefined, 1, 2]);
  });

  it('test_context_6', async () => {
    const loop = getRunningLoop();
    expect(await twice((body, options) => loop.createTask(body, options))).toEqual([
      undefined,
      1,
      2,
    ]);
  });

  it('test_get_context', async () => {
    const context = AsyncLocalStorage.snapshot();
    const task = createTask(() => {}, { context });
    expect(task.getContext()).toBe(context);
    await task;
  });
});

describe('a task’s context', () => {
  it('is that of its maker, even if several are made in one go', async () => {
    const seen: unknown[] = [];
    for (const maker of ['first', 'second']) {
      variable.run(maker, () => createTask(() => seen.push(variable.getStore())));
    }
    await advance(0);
    expect(seen).toEqual(['first', 'second']);
  });
});
