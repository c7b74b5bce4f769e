import { describe, expect, expectTypeOf, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { waitingContract } from '../../testing/waiting.ts';
import { createTask, Event } from '../index.ts';

waitingContract('Event.wait', () => {
  const event = new Event();
  return { wakes: 'all', wait: (options) => event.wait(options), wake: () => event.set() };
});

function waiter(event: Event, log: number[], name: number) {
  return createTask(async ({ signal }) => {
    expect(await event.wait({ signal })).toBe(true);
    log.push(name);
    return true;
  });
}

describe('CPython test_locks.EventTests', () => {
  it('test_wait', async () => {
    const event = new Event();
    const result: number[] = [];
    expect(event.isSet()).toBe(false);
    const tasks = [waiter(event, result, 1), waiter(event, result, 2)];
    await settle();
    expect(result).toEqual([]);
    tasks.push(waiter(event, result, 3));
    event.set();
    await settle();
    // CPython gives [3, 1, 2]: there, waiting for a flag that is set does not give way.
    expect(result).toEqual([1, 2, 3]);
    for (const task of tasks) expect(task.result()).toBe(true);
  });

  it('test_wait_on_set', async () => {
    const event = new Event();
    event.set();
    expect(await event.wait()).toBe(true);
  });

  it('test_wait_cancel', async () => {
    const event = new Event();
    const wait = createTask(({ signal }) => event.wait({ signal }));
    await settle();
    wait.cancel();
    await expect(wait).rejects.toMatchObject({ name: 'CancelledError' });
  });

  it('test_clear', () => {
    const event = new Event();
    expect(event.isSet()).toBe(false);
    event.set();
    expect(event.isSet()).toBe(true);
    event.clear();
    expect(event.isSet()).toBe(false);
  });

  it('test_clear_with_waiters', async () => {
    const event = new Event();
    const result: number[] = [];
    const task = waiter(event, result, 1);
    await settle();
    expect(result).toEqual([]);
    event.set();
    event.clear();
    expect(event.isSet()).toBe(false);
    event.set();
    event.set();
    await settle();
    expect(result).toEqual([1]);
    expect(task.result()).toBe(true);
  });
});

describe('Event', () => {
  it('releases whoever waited at set(), though clear() follows at once', async () => {
    const event = new Event();
    const result: number[] = [];
    waiter(event, result, 1);
    await settle();
    event.set();
    event.clear();
    waiter(event, result, 2);
    await settle();
    expect(result).toEqual([1]);
  });

  it('answers each wait on a set flag with the same promise', () => {
    const event = new Event();
    event.set();
    expect(event.wait()).toBe(event.wait());
    expectTypeOf(event.wait()).resolves.toEqualTypeOf<true>();
  });
});
