import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Condition, createTask, Event, TaskGroup } from '../asyncio/index.ts';
import { Queue } from '../queue/index.ts';
import { settle } from '../testing/clock.ts';
import * as threading from '../threading/index.ts';
import { subscribe, useTaskContext } from './index.ts';

let now: object | undefined;

// As in a page: while the library's own code runs after an await, nobody seems to run.
useTaskContext({
  followsAwaits: false,
  current: () => now,
  run(task, body) {
    const before = now;
    now = task;
    try {
      return body();
    } finally {
      now = before;
    }
  },
});

let lines: string[] = [];
let stop = () => {};

beforeEach(() => {
  lines = [];
  stop = subscribe(({ type, taskName, resource }) => {
    lines.push(`${taskName}: ${type} ${resource?.replace(/-\d+$/, '') ?? ''}`.trim());
  });
});

afterEach(() => stop());

const of = (resource: string): string[] => lines.filter((line) => line.endsWith(` ${resource}`));

describe('what the library does for a task after an await of its own is the task’s', () => {
  it('the wait of a group for its tasks', async () => {
    await createTask(
      () =>
        TaskGroup.run((group) => {
          group.createTask(() => settle());
        }),
      { name: 'parent' },
    );
    expect(of('TaskGroup')).toEqual(['parent: wait TaskGroup', 'parent: resume TaskGroup']);
  });

  it('the cancellation of the others when one of a group fails', async () => {
    const by: (number | undefined)[] = [];
    const tasks = new Map<string, number>();
    const end = subscribe(({ type, task, taskName, by: canceller }) => {
      tasks.set(taskName, task);
      if (type === 'cancel') by.push(canceller);
    });
    const parent = createTask(
      () =>
        TaskGroup.run((group) => {
          group.createTask(({ signal }) => new Event().wait({ signal }));
          group.createTask(() => Promise.reject(new Error('no')));
        }),
      { name: 'parent' },
    );
    await Promise.allSettled([parent]);
    end();
    expect(by).toEqual([tasks.get('parent')]);
  });

  it('the second round of Condition.waitFor()', async () => {
    const condition = new Condition();
    let count = 0;
    const waiting = createTask(
      () => {
        void condition.acquire();
        return condition.waitFor(() => count === 2);
      },
      { name: 'waiting' },
    );
    await settle();
    for (count = 1; count <= 2; count += 1) {
      await condition.acquire();
      condition.notify();
      condition.release();
      if (count === 2) break;
      await settle();
    }
    await waiting;
    const waits = of('Condition').filter(
      (line) => line.includes('wait') || line.includes('resume'),
    );
    expect(waits).toEqual(
      Array(2).fill(['waiting: wait Condition', 'waiting: resume Condition']).flat(),
    );
  });

  it.each([
    ['Lock', () => new threading.Lock()],
    ['Semaphore', () => new threading.Semaphore(1)],
  ])('the acquisition of a threading.%s that was waited for', async (kind, make) => {
    const lock = make();
    await lock.acquire();
    const second = createTask(() => lock.acquire(), { name: 'second' });
    await settle();
    lock.release();
    await second;
    expect(of(kind).at(-1)).toBe(`second: acquire ${kind}`);
  });

  it('the lock that threading.Condition.wait() takes again', async () => {
    const condition = new threading.Condition(new threading.Lock());
    const waiting = createTask(
      () => {
        void condition.acquire();
        return condition.wait();
      },
      { name: 'waiting' },
    );
    await settle();
    await condition.acquire();
    condition.notify();
    condition.release();
    await waiting;
    expect(of('Lock').at(-1)).toBe('waiting: acquire Lock');
  });

  it('the item that a getter of a queue.Queue waited for, and that of a putter', async () => {
    const queue = new Queue<number>(1);
    const getter = createTask(() => queue.get(), { name: 'getter' });
    await settle();
    queue.putNowait(1);
    await getter;
    queue.putNowait(2);
    const putter = createTask(() => queue.put(3), { name: 'putter' });
    await settle();
    queue.getNowait();
    await putter;
    expect(of('Queue').filter((line) => / (?:get|put) /.test(line))).toEqual([
      'main: put Queue',
      'getter: get Queue',
      'main: put Queue',
      'main: get Queue',
      'putter: put Queue',
    ]);
  });
});
