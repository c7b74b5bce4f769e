import { describe, expect, it } from 'vitest';
import { Lock, Queue } from '../asyncio/index.ts';
import { pause, settle } from '../testing/clock.ts';

/** Many callers of one lock, some of whom leave before it is their turn. */
class Crowd {
  readonly lock = new Lock();
  readonly served: number[] = [];
  readonly #leavers: AbortController[] = [];
  #count = 0;

  /** Adds callers; every `nth` of them can leave. */
  add(count: number, nth: number): void {
    for (let added = 0; added < count; added += 1) {
      const number = this.#count++;
      const controller = number % nth === 0 ? new AbortController() : undefined;
      if (controller !== undefined) this.#leavers.push(controller);
      this.lock.acquire({ signal: controller?.signal }).then(
        () => {
          this.served.push(number);
          this.lock.release();
        },
        () => {},
      );
    }
  }

  leave(): void {
    for (const controller of this.#leavers.splice(0)) controller.abort();
  }
}

describe('a crowd that waits', () => {
  for (const nth of [2, 3, 100]) {
    it(`is served in order although every ${nth}. leaves and others come`, async () => {
      const crowd = new Crowd();
      await crowd.lock.acquire();
      const stay: number[] = [];
      for (let round = 0; round < 40; round += 1) {
        crowd.add(17, nth);
        crowd.leave();
      }
      for (let number = 0; number < 40 * 17; number += 1) if (number % nth !== 0) stay.push(number);
      crowd.lock.release();
      await settle();
      expect(crowd.served).toEqual(stay);
    });
  }

  it('is served in order while it is being served, and leaves the lock free', async () => {
    const crowd = new Crowd();
    await crowd.lock.acquire();
    crowd.add(3000, 7);
    crowd.lock.release();
    await pause(50);
    crowd.leave();
    crowd.add(3000, 5);
    await settle();
    expect(crowd.served).toEqual([...crowd.served].sort((a, b) => a - b));
    expect(crowd.served.length).toBeGreaterThan(5000);
    expect(crowd.lock.locked()).toBe(false);
    await crowd.lock.acquire();
    crowd.add(3, 10_000);
    crowd.lock.release();
    await settle();
    expect(crowd.served.slice(-3)).toEqual([6000, 6001, 6002]);
  });

  it('is served in order when the row goes round and has holes', async () => {
    const lock = new Lock();
    const served: number[] = [];
    const controllers: AbortController[] = [];
    const add = (count: number) => {
      for (let added = 0; added < count; added += 1) {
        const number = controllers.length;
        const controller = new AbortController();
        controllers.push(controller);
        lock.acquire({ signal: controller.signal }).then(
          () => served.push(number),
          () => {},
        );
      }
    };
    await lock.acquire();
    add(12);
    for (let turn = 0; turn < 10; turn += 1) {
      lock.release();
      await settle();
    }
    add(14);
    for (const number of [13, 14, 15, 16, 17, 19, 20, 21]) controllers[number]?.abort();
    add(6);
    while (lock.locked()) {
      lock.release();
      await settle();
    }
    const left = new Set([13, 14, 15, 16, 17, 19, 20, 21]);
    expect(served).toEqual([...controllers.keys()].filter((number) => !left.has(number)));
  });
});

describe('a waiter that was woken in vain', () => {
  it('has its old place, in whatever portions it and others are woken', async () => {
    for (const portions of [[3], [1, 1, 1], [3, 1], [2, 3, 1], [3, 2, 1, 3]]) {
      const queue = new Queue<string>();
      const served: number[] = [];
      for (const name of [1, 2, 3]) void queue.get().then(() => served.push(name));
      for (const portion of portions) {
        for (let item = 0; item < portion; item += 1) queue.putNowait('gone again');
        for (let item = 0; item < portion; item += 1) queue.getNowait();
        await settle();
        expect(served).toEqual([]);
      }
      for (let item = 0; item < 3; item += 1) {
        queue.putNowait('stays');
        await settle();
      }
      expect(served, String(portions)).toEqual([1, 2, 3]);
    }
  });
});
