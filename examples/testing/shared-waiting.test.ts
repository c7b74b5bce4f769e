import { expect } from 'vitest';
import {
  Barrier,
  BrokenBarrierError,
  Condition,
  Event,
  Lock,
  Semaphore,
} from '../threading/index.ts';
import { sharedWaitingContract } from './shared-waiting.ts';

sharedWaitingContract('Lock', () => {
  const lock = new Lock();
  lock.acquireSync();
  return {
    wait: (options) => lock.acquire(options ?? {}),
    waitSync: (options) => lock.acquireSync(options ?? {}),
    wake: () => lock.release(),
    wakes: 'one',
    timedOut: undefined,
    intact: () => lock.locked(),
  };
});

sharedWaitingContract('Semaphore', () => {
  const semaphore = new Semaphore(0);
  return {
    wait: (options) => semaphore.acquire(options ?? {}),
    waitSync: (options) => semaphore.acquireSync(options ?? {}),
    wake: () => semaphore.release(),
    wakes: 'one',
    timedOut: undefined,
    intact: () => semaphore.acquireSync({ blocking: false }) === undefined,
  };
});

sharedWaitingContract('Event', () => {
  const event = new Event();
  return {
    wait: (options) => event.wait(options),
    waitSync: (options) => event.waitSync(options),
    wake: () => event.set(),
    wakes: 'all',
    timedOut: false,
  };
});

sharedWaitingContract('Condition', () => {
  // An RLock would let all tasks of this thread in.
  const condition = new Condition(new Lock());
  return {
    async wait(options) {
      using held = await condition.acquire();
      expect(held).toBeDefined();
      return await condition.wait(options);
    },
    waitSync(options) {
      using held = condition.acquireSync();
      expect(held).toBeDefined();
      return condition.waitSync(options);
    },
    wake() {
      using held = condition.acquireSync();
      expect(held).toBeDefined();
      condition.notify();
    },
    wakes: 'one',
    timedOut: false,
    intact: () => !condition.locked(),
  };
});

sharedWaitingContract('Barrier', () => {
  const barrier = new Barrier(4);
  return {
    wait: (options) => barrier.wait(options),
    waitSync: (options) => barrier.waitSync(options),
    wake() {
      for (let missing = 4 - barrier.nWaiting; missing > 0; missing -= 1) void barrier.wait();
    },
    wakes: 'all',
    timedOut: new BrokenBarrierError(),
    intact: () => barrier.nWaiting === 0,
  };
});
