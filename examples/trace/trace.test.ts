import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  Condition,
  createTask,
  Event,
  Future,
  Lock,
  Queue,
  Semaphore,
  sleep,
} from '../asyncio/index.ts';
import { reporter } from '../internal/report.ts';
import { settle } from '../testing/clock.ts';
import { subscribe, type TraceEvent } from './index.ts';

const events: TraceEvent[] = [];
let stop = () => {};

function listen(): void {
  events.length = 0;
  stop = subscribe((event) => events.push(event));
}

afterEach(() => stop());

function lines(): string[] {
  return events.map(({ type, taskName, resource, outcome }) =>
    [type, taskName, resource?.replace(/-\d+$/, '') ?? outcome ?? ''].join(' ').trim(),
  );
}

describe('trace', () => {
  it('tells a task’s life', async () => {
    listen();
    await createTask(() => sleep(0), { name: 'one' });
    expect(lines()).toEqual([
      'spawn one',
      'wait main one',
      'start one',
      'wait one sleep(0)',
      'resume one sleep(0)',
      'done one finished',
      'resume main one',
    ]);
  });

  it('tells who waits for a lock and who holds it', async () => {
    listen();
    const lock = new Lock();
    const work = (name: string) =>
      createTask(
        async ({ signal }) => {
          using held = await lock.acquire({ signal });
          expect(held).toBeDefined();
          await sleep(0);
        },
        { name },
      );
    await Promise.all([work('first'), work('second')]);
    const wait = events.find(
      ({ type, resource }) => type === 'wait' && resource?.startsWith('Lock'),
    );
    const first = events.find(({ taskName }) => taskName === 'first')?.task;
    expect(wait).toMatchObject({ taskName: 'second', holder: first });
    const ofLock = lines().filter((line) => line.endsWith('Lock'));
    expect(ofLock).toEqual([
      'acquire first Lock',
      'wait second Lock',
      'release first Lock',
      'acquire second Lock',
      'resume second Lock',
      'release second Lock',
    ]);
  });

  it('tells who releases what another task holds, and whose it was', async () => {
    listen();
    const condition = new Condition();
    const owner = createTask(() => condition.acquire(), { name: 'owner' });
    await owner;
    const other = createTask(
      () => {
        condition.notify();
        condition.release();
      },
      { name: 'other' },
    );
    await other;
    const holder = events.find(({ taskName }) => taskName === 'owner')?.task;
    expect(events.find(({ type }) => type === 'notify')?.taskName).toBe('other');
    expect(events.find(({ type }) => type === 'release')).toMatchObject({
      taskName: 'other',
      holder,
    });
  });

  it('tells of cancellation: asked by whom, and how the task ended', async () => {
    listen();
    const task = createTask(({ signal }) => new Event().wait({ signal }), { name: 'target' });
    const killer = createTask(() => void task.cancel(), { name: 'killer' });
    await Promise.allSettled([task, killer]);
    const by = events.find(({ taskName }) => taskName === 'killer')?.task;
    expect(events.find(({ type }) => type === 'cancel')).toMatchObject({ taskName: 'target', by });
    expect(lines()).toContain('done target cancelled');
  });

  it('tells when somebody gets an error, before or after the end, or a result that is there', async () => {
    listen();
    const fail = () => {
      throw new Error('no');
    };
    const failing = ['awaited', 'asked', 'lost'].map((name) => createTask(fail, { name }));
    const finished = createTask(() => 1, { name: 'finished' });
    await Promise.allSettled([failing[0]]);
    failing[1]?.exception();
    finished.result();
    const retrieved = events.filter(({ type }) => type === 'retrieve');
    expect(retrieved.map(({ taskName }) => taskName)).toEqual(['awaited', 'asked', 'finished']);
    failing[2]?.cancel();
  });

  it('tells of queues, semaphores and conditions', async () => {
    listen();
    const queue = new Queue<number>(1);
    await queue.put(1);
    await queue.get();
    const semaphore = new Semaphore(1);
    (await semaphore.acquire())[Symbol.dispose]();
    const condition = new Condition();
    using held = await condition.acquire();
    expect(held).toBeDefined();
    condition.notify();
    expect(lines()).toEqual([
      'put main Queue',
      'get main Queue',
      'acquire main Semaphore',
      'release main Semaphore',
      'acquire main Lock',
      'notify main Condition',
    ]);
  });

  it('tells of each item that a queue’s immediate shutdown throws away', async () => {
    listen();
    const queue = new Queue<number>();
    await queue.put(1);
    await queue.put(2);
    queue.shutdown(true);
    expect(lines().slice(2)).toEqual(['get main Queue', 'get main Queue']);
  });

  it('tells who awaits a task, and that an event or a future was set', async () => {
    listen();
    const event = new Event();
    const inner = createTask(() => event.wait(), { name: 'inner' });
    const outer = createTask(() => inner.then(() => {}), { name: 'outer' });
    await settle();
    event.set();
    await outer;
    const innerId = events.find(({ taskName }) => taskName === 'inner')?.task;
    expect(
      events.find(({ type, resource }) => type === 'wait' && resource === 'inner'),
    ).toMatchObject({ taskName: 'outer', holder: innerId });
    expect(lines()).toContain('set main Event');
    const future = new Future<void>();
    future.setResult();
    expect(lines()).toContain('set main Future');
  });

  it('gives times that never go back, and one name to each resource', async () => {
    listen();
    const [a, b] = [new Lock(), new Lock()];
    await Promise.all([a.acquire(), b.acquire()]);
    a.release();
    const times = events.map(({ time }) => time);
    expect(times).toEqual([...times].sort((x, y) => x - y));
    expect(events[0]?.resource).toBe(events[2]?.resource);
    expect(events[0]?.resource).not.toBe(events[1]?.resource);
  });

  it('goes silent, and leaves nothing behind, when the last subscriber leaves', async () => {
    listen();
    const second = subscribe(() => {});
    expect(reporter).toBeDefined();
    stop();
    expect(reporter).toBeDefined();
    second();
    expect(reporter).toBeUndefined();
    await createTask(() => 1);
    expect(events).toEqual([]);
  });

  it('does not break the program when a subscriber throws', async () => {
    const later = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => {});
    stop = subscribe(() => {
      throw new Error('in the subscriber');
    });
    const lock = new Lock();
    void lock.acquire();
    expect(lock.locked()).toBe(true);
    expect(later).toHaveBeenCalled();
    later.mockRestore();
    await settle();
  });

  it('survives a wait that began before the subscription', async () => {
    const lock = new Lock();
    await lock.acquire();
    const task = createTask(({ signal }) => lock.acquire({ signal }));
    await settle();
    listen();
    lock.release();
    await task;
    expect(lines().length).toBeGreaterThan(0);
  });
});
