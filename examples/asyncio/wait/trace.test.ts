import { afterEach, describe, expect, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { subscribe, type TraceEvent } from '../../trace/index.ts';
import {
  asCompleted,
  createTask,
  Future,
  gather,
  shield,
  type Task,
  TaskGroup,
  wait,
  waitFor,
} from '../index.ts';

let stop = () => {};

afterEach(() => stop());

/** What a task named `caller` did while it waited for a future that ended in the end. */
async function traced(
  body: (future: Future<void>, signal: AbortSignal) => PromiseLike<unknown>,
): Promise<string[]> {
  const lines: string[] = [];
  const future = new Future<void>();
  stop = subscribe(({ type, taskName, resource }) => {
    if (taskName === 'caller') lines.push(`${type} ${resource ?? ''}`.trim());
  });
  const caller = createTask(({ signal }) => body(future, signal), { name: 'caller' });
  await settle();
  if (!future.done()) future.setResult();
  await caller;
  return lines
    .filter((line) => line.startsWith('wait') || line.startsWith('resume'))
    .map((line) => line.replace(/-\d+$/, ''));
}

describe('a trace tells who waits in', () => {
  it('wait', async () => {
    const lines = await traced((future, signal) => wait([future], { signal }));
    expect(lines).toEqual(['wait wait', 'resume wait']);
  });

  it('waitFor', async () => {
    const lines = await traced((future, signal) => waitFor(future, 1000, { signal }));
    expect(lines).toEqual(['wait waitFor', 'resume waitFor']);
  });

  it('waitFor, once, when it is aborted too late for a cancellation', async () => {
    const controller = new AbortController();
    const lines = await traced((future) => {
      future.setResult();
      const waiting = waitFor(future, 1000, { signal: controller.signal });
      controller.abort('enough');
      return waiting.catch(() => {});
    });
    expect(lines).toEqual(['wait waitFor', 'resume waitFor']);
  });

  it('gather', async () => {
    const lines = await traced(async (future) => {
      await gather([future]);
    });
    expect(lines).toEqual(['wait gather', 'resume gather']);
  });

  it('shield', async () => {
    const lines = await traced(async (future) => {
      await shield(future);
    });
    expect(lines).toEqual(['wait shield', 'resume shield']);
  });

  it('asCompleted', async () => {
    const lines = await traced(async (future) => {
      for await (const done of asCompleted([future])) done.result();
    });
    expect(lines).toEqual(['wait asCompleted', 'resume asCompleted']);
  });
});

describe('a trace tells which tasks one waits for in', () => {
  it.each([
    ['wait', (tasks) => wait(tasks)],
    ['waitFor', ([task]) => waitFor(task as Task<void>, 1000)],
    ['gather', (tasks) => gather(tasks)],
    ['shield', ([task]) => shield(task as Task<void>)],
    ['asCompleted', (tasks) => asCompleted(tasks)[Symbol.asyncIterator]().next()],
    [
      'gather of a shield and a gather',
      ([one, two]) => {
        const [first, second] = [one as Task<void>, two as Task<void>];
        return gather([shield(first), gather([first, second])]);
      },
    ],
    ['TaskGroup', (tasks) => TaskGroup.run((group) => [group.createTask(() => tasks[0])])],
  ] satisfies [string, (tasks: Task<void>[]) => PromiseLike<unknown>][])(
    '%s',
    async (kind, waits) => {
      const events: TraceEvent[] = [];
      stop = subscribe((event) => events.push(event));
      const future = new Future<void>();
      const tasks = ['one', 'two'].map((name) => createTask(() => future.then(() => {}), { name }));
      const caller = createTask(
        async () => {
          await waits(tasks);
        },
        { name: 'caller' },
      );
      await settle();
      future.setResult();
      await caller;
      const wait = events.find(({ type, taskName }) => type === 'wait' && taskName === 'caller');
      const names = wait?.awaited?.map((id) => events.find(({ task }) => task === id)?.taskName);
      expect(names?.map((name) => name?.replace(/^Task-.*/, 'child'))).toEqual(
        kind === 'TaskGroup'
          ? ['child']
          : /^(?:waitFor|shield)/.test(kind)
            ? ['one']
            : ['one', 'two'],
      );
    },
  );
});
