import { expect, it } from 'vitest';
import { traced } from '../../testing/traced.ts';
import { Event, Lock, Process } from '../index.ts';

it('tells what a process does, under the names that its objects have here', async () => {
  const lock = new Lock();
  const events = await traced(async () => {
    const p = new Process({
      target: async (own: Lock) => {
        await own.acquire();
        await own.release();
      },
      args: [lock],
      name: 'worker',
    });
    p.start();
    await p.join();
    await lock.acquire();
    await lock.release();
  });
  const said = (thread: string | undefined): string[] =>
    events.filter((event) => event.thread === thread).map(({ type }) => type);
  expect(said('worker')).toEqual(['start', 'wait', 'resume', 'acquire', 'release', 'done']);
  expect(said(undefined)).toEqual(['spawn', 'wait', 'resume', 'acquire', 'release']);
  const names = events.map(({ resource }) => resource).filter((name) => name !== undefined);
  expect(new Set(names).size).toBe(1);
  expect(names[0]).toMatch(/^Lock-\d+$/);
}, 20_000);

it('tells that a process is lost', async () => {
  const events = await traced(async () => {
    const ready = new Event();
    const p = new Process({
      target: async (event: Event) => {
        await event.set();
        await new Promise(() => undefined);
      },
      args: [ready],
      name: 'worker',
    });
    p.start();
    await ready.wait();
    p.kill();
    await p.join();
  });
  expect(events.at(-1)).toMatchObject({
    type: 'done',
    taskName: 'worker',
    outcome: 'failed',
    thread: 'worker',
  });
}, 20_000);
