/**
 * A free lock is taken and given back, over and over. The loop is written out for each contestant:
 * a function that all share would be compiled for all, and suit none.
 */
import { AsyncMutex } from '@esfx/async';
import AsyncLock from 'async-lock';
import { Mutex as AsyncMutexMutex } from 'async-mutex';
import { Sema } from 'async-sema';
import AwaitLock from 'await-lock';
import { createTask, Lock } from 'bingfa/asyncio';
import { Effect, Semaphore as EffectSemaphore } from 'effect';
import { Mutex as ToolkitMutex } from 'es-toolkit';
import pLimit from 'p-limit';
import PQueue from 'p-queue';
import { expectEqual, type Row } from '../contestant.ts';

export const lock: Row = {
  count: 100_000,
  contestants: [
    {
      name: 'bingfa',
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
      name: 'bingfa, using',
      async run(count) {
        const lock = new Lock();
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          using _held = await lock.acquire();
          done += 1;
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: "bingfa, a task's signal",
      async run(count) {
        const done = await createTask(async ({ signal }) => {
          const lock = new Lock();
          let done = 0;
          for (let i = 0; i < count; i += 1) {
            await lock.acquire({ signal });
            done += 1;
            lock.release();
          }
          return done;
        });
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'floor',
      async run(count) {
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          await undefined;
          done += 1;
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'await-lock',
      async run(count) {
        const lock = new AwaitLock();
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          await lock.acquireAsync();
          done += 1;
          lock.release();
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'es-toolkit',
      async run(count) {
        const lock = new ToolkitMutex();
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
      name: 'async-sema',
      async run(count) {
        const lock = new Sema(1);
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
      name: 'async-mutex',
      count: 20_000,
      async run(count) {
        const lock = new AsyncMutexMutex();
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          const release = await lock.acquire();
          done += 1;
          release();
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: '@esfx/async',
      async run(count) {
        const lock = new AsyncMutex();
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          await lock.lock();
          done += 1;
          lock.unlock();
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'async-lock',
      async run(count) {
        const lock = new AsyncLock();
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          await lock.acquire('key', () => {
            done += 1;
          });
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'effect',
      count: 20_000,
      async run(count) {
        let done = 0;
        const program = Effect.gen(function* () {
          const lock = yield* EffectSemaphore.make(1);
          const turn = lock.withPermit(
            Effect.sync(() => {
              done += 1;
            }),
          );
          for (let i = 0; i < count; i += 1) yield* turn;
        });
        await Effect.runPromise(program);
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'p-limit',
      async run(count) {
        const limit = pLimit(1);
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          await limit(() => {
            done += 1;
          });
        }
        expectEqual('turns', done, count);
      },
    },
    {
      name: 'p-queue',
      count: 20_000,
      async run(count) {
        const queue = new PQueue({ concurrency: 1 });
        let done = 0;
        for (let i = 0; i < count; i += 1) {
          await queue.add(() => {
            done += 1;
          });
        }
        expectEqual('turns', done, count);
      },
    },
  ],
};
