import { describe, expect, it, test, vi } from 'vitest';
import { Bunch, inThread, pause } from '../../testing/bunch.ts';
import { runProgram } from '../../testing/run-program.ts';
import { Event } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('Event', () => {
  it('wakes threads and tasks with one set(), from whichever thread', async () => {
    const event = new Event();
    const threads = new Bunch(2, (event: Event) => event.waitSync(), event);
    const tasks = [event.wait(), event.wait()];
    await pause(10);
    await inThread((event: Event) => event.set(), event);
    expect([...(await threads.results), ...(await Promise.all(tasks))]).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    expect(event.isSet()).toBe(true);
  });

  it('does not wait when the flag is set, and takes a negative time as none', async () => {
    const event = new Event();
    expect(await event.wait({ timeout: -5 })).toBe(false);
    event.set();
    expect(await event.wait({ timeout: -5 })).toBe(true);
  });

  it('wakes the others when a thread that waits is terminated', async () => {
    const event = new Event();
    const doomed = new Bunch(1, (event: Event) => event.waitSync(), event);
    const waiting = event.wait();
    await pause(30);
    doomed.stop(0);
    event.set();
    expect(await waiting).toBe(true);
  });
});

test('an event that is cleared at once is missed by who comes later', async () => {
  const { lines, exitCode } = await runProgram('threading/event/broken.ts');
  expect(lines).toEqual(['late runner: heard nothing']);
  expect(exitCode).toBe(0);
});
