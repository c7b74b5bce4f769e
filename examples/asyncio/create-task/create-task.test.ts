import { describe, expect, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { createTask, Event, Lock, Semaphore } from '../index.ts';

describe('createTask', () => {
  it('starts a body after whatever was woken before it, as call_soon does', async () => {
    const lock = new Lock();
    const log: string[] = [];
    await lock.acquire();
    void lock.acquire().then(() => log.push('woken'));
    await settle();
    lock.release();
    createTask(() => {
      log.push('started');
    });
    await settle();
    expect(log).toEqual(['woken', 'started']);
  });

  it('starts a body before whatever is woken after it', async () => {
    const event = new Event();
    const log: string[] = [];
    void event.wait().then(() => log.push('woken'));
    await settle();
    createTask(() => {
      log.push('started');
    });
    event.set();
    await settle();
    expect(log).toEqual(['started', 'woken']);
  });

  it('lets bodies take turns at each await, in order', async () => {
    const semaphore = new Semaphore(3);
    const log: string[] = [];
    const tasks = ['a', 'b', 'c'].map((name) =>
      createTask(async ({ signal }) => {
        using held = await semaphore.acquire({ signal });
        expect(held).toBeDefined();
        log.push(name);
      }),
    );
    await Promise.all(tasks);
    expect(log).toEqual(['a', 'b', 'c']);
  });
});
