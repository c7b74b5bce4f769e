import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTask, sleep, toThread } from '../../asyncio/index.ts';
import type { lockJob } from '../../testing/module-job.ts';
import { fromModule, Lock, Thread } from '../../threading/index.ts';
import { subscribe, type TraceEvent } from '../../trace/index.ts';
import { setHost } from './host.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let stop: (() => void) | undefined;

afterEach(() => stop?.());

function recorded(): TraceEvent[] {
  const events: TraceEvent[] = [];
  stop = subscribe((event) => events.push(event));
  return events;
}

describe('a trace of threads', () => {
  it('has a thread as a task: who made it, its start and its end, with its name', async () => {
    const events = recorded();
    const thread = new Thread({ target: () => undefined, name: 'worker' });
    thread.start();
    await thread.join();
    const [spawn, start, done] = events.filter(({ taskName }) => taskName === 'worker');
    expect(spawn).toMatchObject({ type: 'spawn', by: 0 });
    expect(spawn?.thread).toBeUndefined();
    expect(start).toMatchObject({ type: 'start', task: spawn?.task, thread: 'worker' });
    expect(done).toMatchObject({ type: 'done', task: spawn?.task, outcome: 'finished' });
    expect(done?.time).toBeGreaterThanOrEqual(start?.time ?? Infinity);
  });

  it('says how it ended: by an error, or with its worker', async () => {
    const events = recorded();
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const throws = () => {
      throw new RangeError('no');
    };
    for (const target of [throws, () => process.exit(1)]) {
      const thread = new Thread({ target, name: 'fails' });
      thread.start();
      await thread.join();
    }
    error.mockRestore();
    const ends = events.filter(({ type }) => type === 'done');
    expect(ends.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
    expect(ends.map(({ thread }) => thread)).toEqual(['fails', 'fails']);
  });

  it('keeps apart the tasks of several threads, and tells in which thread each is', async () => {
    const url = new URL('../../testing/module-job.ts', import.meta.url);
    const work = fromModule<typeof lockJob>(url, 'lockJob');
    const events = recorded();
    await Promise.all([toThread(work, 'one'), toThread(work, 'two')]);
    const acquired = events.filter(({ type }) => type === 'acquire');
    expect(acquired.map(({ taskName }) => taskName).sort()).toEqual(['task of one', 'task of two']);
    expect(new Set(acquired.map(({ task }) => task)).size).toBe(2);
    expect(new Set(acquired.map(({ thread }) => thread)).size).toBe(2);
    for (const { task, thread } of acquired) {
      const spawn = events.find((event) => event.type === 'spawn' && event.task === task);
      const lane = events.find((event) => event.type === 'start' && event.task === spawn?.by);
      expect(lane?.taskName).toBe(thread);
    }
  });

  it('has the thread wait for the task of a function that it calls back', async () => {
    const events = recorded();
    await toThread(
      async (ask: () => Promise<number>) => ask(),
      () => sleep(1, { value: 2 }),
    );
    const start = events.find(({ type, thread }) => type === 'start' && thread !== undefined);
    const wait = events.find(({ type, task }) => type === 'wait' && task === start?.task);
    const asked = events.find(({ type, task }) => type === 'start' && task === wait?.holder);
    expect(asked?.taskName).toBe(wait?.resource);
    expect(events.some(({ type, task }) => type === 'resume' && task === start?.task)).toBe(true);
  });

  it('has the line of the program that its host says, of a function by its source too', async () => {
    const line = '() => Number(/program:(\\d+)/.exec(new Error().stack)?.[1])';
    setHost({
      prelude: `globalThis[Symbol.for('bingfa.line')] = ${line};`,
      placeOf: () => ({ url: 'program', before: 41, after: 7 }),
    });
    const events = recorded();
    const thread = new Thread({ target: (lock: Lock) => lock.acquireSync(), args: [new Lock()] });
    thread.start();
    await thread.join();
    setHost({});
    const acquired = events.find(({ type }) => type === 'acquire');
    expect(acquired).toMatchObject({ thread: thread.name, line: 42 });
  });

  it('tells nothing once nobody listens', async () => {
    const events = recorded();
    await toThread(() => 1);
    const count = events.length;
    expect(count).toBeGreaterThan(0);
    stop?.();
    await toThread(() => 1);
    expect(events).toHaveLength(count);
  });

  it('has the order of the owner: what was told before a result comes before it', async () => {
    const events = recorded();
    await createTask(async () => {
      await toThread(() => 1);
      await sleep(0);
    });
    const types = events.map(({ type, thread }) => `${type}${thread === undefined ? '' : '*'}`);
    expect(types.indexOf('done*')).toBeLessThan(types.lastIndexOf('resume'));
  });
});
