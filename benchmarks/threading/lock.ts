/**
 * A free lock that threads share is taken and given back, over and over. The loop is written out for
 * each contestant: a function that all share would be compiled for all, and suit none.
 */
import { Lock, RLock } from 'bingfa/threading';
import { expectEqual, type Row } from '../asyncio/contestant.ts';

export const sharedLock: Row = {
  count: 1_000_000,
  contestants: [
    {
      name: 'bingfa',
      run(count) {
        const lock = new Lock();
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          lock.acquireSync();
          done += 1;
          lock.release();
        }
        expectEqual('turns', done, count);
        return Promise.resolve();
      },
    },
    {
      name: 'bingfa, disposed by hand',
      run(count) {
        const lock = new Lock();
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          const held = lock.acquireSync();
          done += 1;
          held[Symbol.dispose]();
        }
        expectEqual('turns', done, count);
        return Promise.resolve();
      },
    },
    {
      name: 'bingfa, awaited',
      count: 100_000,
      async run(count) {
        const lock = new Lock();
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          await lock.acquire();
          done += 1;
          lock.release();
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'bingfa, RLock',
      run(count) {
        const lock = new RLock();
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          lock.acquireSync();
          done += 1;
          lock.release();
        }
        expectEqual('turns', done, count);
        return Promise.resolve();
      },
    },
    {
      // Nobody could wait for it, and nobody is told that it is free.
      name: 'floor',
      run(count) {
        const cells = new Int32Array(new SharedArrayBuffer(4));
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          if (Atomics.compareExchange(cells, 0, 0, 1) !== 0) continue;
          done += 1;
          Atomics.compareExchange(cells, 0, 1, 0);
        }
        expectEqual('turns', done, count);
        return Promise.resolve();
      },
    },
    {
      name: 'always notifies',
      run(count) {
        const cells = new Int32Array(new SharedArrayBuffer(4));
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          while (Atomics.compareExchange(cells, 0, 0, 1) !== 0) Atomics.wait(cells, 0, 1);
          done += 1;
          Atomics.store(cells, 0, 0);
          Atomics.notify(cells, 0, 1);
        }
        expectEqual('turns', done, count);
        return Promise.resolve();
      },
    },
  ],
};
