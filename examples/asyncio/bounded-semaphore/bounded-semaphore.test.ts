import { describe, expect, it } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { BoundedSemaphore, Semaphore } from '../index.ts';

describe('BoundedSemaphore', () => {
  it('is a Semaphore', () => {
    expect(new BoundedSemaphore()).toBeInstanceOf(Semaphore);
  });

  it('refuses a release too many and stays as it was', async () => {
    const semaphore = new BoundedSemaphore(2);
    expect(() => semaphore.release()).toThrow('nobody holds it');
    await semaphore.acquire();
    await semaphore.acquire();
    expect(semaphore.locked()).toBe(true);
  });

  it('counts a permit as taken while it is on its way to a woken waiter', async () => {
    const semaphore = new BoundedSemaphore(1);
    await semaphore.acquire();
    const entered: number[] = [];
    void semaphore.acquire().then(() => entered.push(1));
    semaphore.release();
    semaphore.release();
    expect(() => semaphore.release()).toThrow(RangeError);
    await settle();
    expect(entered).toEqual([1]);
  });

  it('refuses the dispose of a hold whose permit release() gave back already', async () => {
    const semaphore = new BoundedSemaphore(1);
    const hold = await semaphore.acquire();
    semaphore.release();
    expect(() => hold[Symbol.dispose]()).toThrow(RangeError);
    expect(() => hold[Symbol.dispose]()).not.toThrow();
  });
});
