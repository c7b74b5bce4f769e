import { afterEach, expect, it, vi } from 'vitest';
import { until } from '../../testing/bunch.ts';
import {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  RLock,
  Semaphore,
  Thread,
} from '../../threading/index.ts';
import { subscribe, type TraceEvent } from '../../trace/index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

let stop: (() => void) | undefined;

afterEach(() => stop?.());

function recorded(): TraceEvent[] {
  const events: TraceEvent[] = [];
  stop = subscribe((event) => events.push(event));
  return events;
}

function told(events: readonly TraceEvent[], resource: string | undefined): string[] {
  return events.filter((event) => event.resource === resource).map(({ type }) => type);
}

it('names a shared object alike in every thread', async () => {
  const events = recorded();
  const [lock, started] = [new Lock(), new Event()];
  lock.acquireSync();
  const thread = new Thread({
    target: (lock: Lock, started: Event) => {
      started.set();
      lock.acquireSync();
      lock.release();
    },
    args: [lock, started],
    name: 'other',
  });
  thread.start();
  await started.wait();
  lock.release();
  await thread.join();
  const [first] = events.filter(({ type }) => type === 'acquire');
  expect(first?.resource).toMatch(/^Lock-\d+$/);
  const mine = events.filter(({ resource }) => resource === first?.resource);
  const there = mine.filter(({ thread }) => thread === 'other').map(({ type }) => type);
  expect(there.filter((type) => type !== 'wait' && type !== 'resume')).toEqual([
    'acquire',
    'release',
  ]);
  expect(mine.filter(({ thread }) => thread === undefined).map(({ type }) => type)).toEqual([
    'acquire',
    'release',
  ]);
});

it('tells who waits, and that it is over, however it ends', async () => {
  const events = recorded();
  const lock = new Lock();
  const held = lock.acquireSync();
  expect(lock.acquireSync({ timeout: 1 })).toBeUndefined();
  const waiting = lock.acquire();
  await until(() => told(events, events[0]?.resource).length === 4, 'the task waits');
  held[Symbol.dispose]();
  held[Symbol.dispose]();
  await waiting;
  expect(told(events, events[0]?.resource)).toEqual([
    'acquire',
    'wait',
    'resume',
    'wait',
    'release',
    'resume',
    'acquire',
  ]);
});

it('tells of the others too', async () => {
  const events = recorded();
  const rlock = new RLock();
  rlock.acquireSync();
  rlock.acquireSync();
  rlock.release();
  rlock.release();
  for (const semaphore of [new Semaphore(), new BoundedSemaphore()]) {
    semaphore.acquireSync();
    semaphore.release();
  }
  const event = new Event();
  const waiting = event.wait();
  event.set();
  await waiting;
  const condition = new Condition(new Lock());
  condition.acquireSync();
  condition.notify();
  condition.waitSync({ timeout: 1 });
  await new Barrier(1).wait();
  const names = new Set(events.map(({ resource }) => resource));
  const byKind = [...names].map((name) => [name?.split('-')[0], told(events, name).join(' ')]);
  expect(Object.fromEntries(byKind)).toEqual({
    RLock: 'acquire release',
    Semaphore: 'acquire release',
    BoundedSemaphore: 'acquire release',
    Event: 'wait set resume',
    Lock: 'acquire release acquire',
    Condition: 'notify wait resume',
    Barrier: 'wait resume',
  });
});
