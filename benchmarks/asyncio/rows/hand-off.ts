/** A thousand callers wait for a lock that is held; each releases it to the next. */
import { AsyncMutex } from '@esfx/async';
import AsyncLock from 'async-lock';
import { Mutex as AsyncMutexMutex } from 'async-mutex';
import { Sema } from 'async-sema';
import AwaitLock from 'await-lock';
import { createTask, Lock } from 'bingfa/asyncio';
import { Effect, Fiber, Semaphore as EffectSemaphore } from 'effect';
import { Mutex as ToolkitMutex } from 'es-toolkit';
import pLimit from 'p-limit';
import PQueue from 'p-queue';
import { expectOrder, inParts, type Row } from '../contestant.ts';

const waiters = 1_000;

/** Several lists of waiters, one after the other, each served in order. */
function lists(
  list: (waiters: number, order: number[]) => PromiseLike<unknown>,
): (count: number) => Promise<void> {
  return inParts(waiters, async (size) => {
    const order: number[] = [];
    await list(size, order);
    expectOrder(order, size);
  });
}

export const handOff: Row = {
  count: 50 * waiters,
  contestants: [
    {
      name: 'bingfa',
      run: lists(async (size, order) => {
        const lock = new Lock();
        const wait = async (i: number) => {
          await lock.acquire();
          order.push(i);
          lock.release();
        };
        await lock.acquire();
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        lock.release();
        await waits[size - 1];
      }),
    },
    {
      name: 'bingfa, using',
      run: lists(async (size, order) => {
        const lock = new Lock();
        const wait = async (i: number) => {
          using _held = await lock.acquire();
          order.push(i);
        };
        await lock.acquire();
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        lock.release();
        await waits[size - 1];
      }),
    },
    {
      name: "bingfa, a task's signal",
      run: lists((size, order) =>
        createTask(async ({ signal }) => {
          const lock = new Lock();
          const wait = async (i: number) => {
            await lock.acquire({ signal });
            order.push(i);
            lock.release();
          };
          await lock.acquire();
          const waits = Array.from({ length: size }, (_, i) => wait(i));
          lock.release();
          await waits[size - 1];
        }),
      ),
    },
    {
      name: 'floor',
      run: lists(async (size, order) => {
        const resolvers: (() => void)[] = [];
        const wait = async (i: number) => {
          await new Promise<void>((resolve) => resolvers.push(resolve));
          order.push(i);
          resolvers[i + 1]?.();
        };
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        resolvers[0]?.();
        await waits[size - 1];
      }),
    },
    {
      name: 'await-lock',
      run: lists(async (size, order) => {
        const lock = new AwaitLock();
        const wait = async (i: number) => {
          await lock.acquireAsync();
          order.push(i);
          lock.release();
        };
        await lock.acquireAsync();
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        lock.release();
        await waits[size - 1];
      }),
    },
    {
      name: 'es-toolkit',
      run: lists(async (size, order) => {
        const lock = new ToolkitMutex();
        const wait = async (i: number) => {
          await lock.acquire();
          order.push(i);
          lock.release();
        };
        await lock.acquire();
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        lock.release();
        await waits[size - 1];
      }),
    },
    {
      name: 'async-sema',
      run: lists(async (size, order) => {
        const lock = new Sema(1);
        const wait = async (i: number) => {
          await lock.acquire();
          order.push(i);
          lock.release();
        };
        await lock.acquire();
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        lock.release();
        await waits[size - 1];
      }),
    },
    {
      name: 'async-mutex',
      count: 10 * waiters,
      run: lists(async (size, order) => {
        const lock = new AsyncMutexMutex();
        const wait = async (i: number) => {
          const release = await lock.acquire();
          order.push(i);
          release();
        };
        const release = await lock.acquire();
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        release();
        await waits[size - 1];
      }),
    },
    {
      name: '@esfx/async',
      run: lists(async (size, order) => {
        const lock = new AsyncMutex();
        const wait = async (i: number) => {
          await lock.lock();
          order.push(i);
          lock.unlock();
        };
        await lock.lock();
        const waits = Array.from({ length: size }, (_, i) => wait(i));
        lock.unlock();
        await waits[size - 1];
      }),
    },
    {
      name: 'async-lock',
      run: lists(async (size, order) => {
        const lock = new AsyncLock({ maxPending: Infinity });
        const waits = Array.from({ length: size }, (_, i) =>
          lock.acquire('key', () => {
            order.push(i);
          }),
        );
        await waits[size - 1];
      }),
    },
    {
      name: 'effect',
      count: 10 * waiters,
      run: lists((size, order) =>
        Effect.runPromise(
          Effect.gen(function* () {
            const lock = yield* EffectSemaphore.make(1);
            yield* lock.take(1);
            const fibers: Fiber.Fiber<void>[] = [];
            for (let i = 0; i < size; i += 1) {
              const turn = lock.withPermit(
                Effect.sync(() => {
                  order.push(i);
                }),
              );
              fibers.push(yield* Effect.forkChild(turn));
            }
            yield* Effect.yieldNow;
            yield* lock.release(1);
            yield* Fiber.awaitAll(fibers);
          }),
        ),
      ),
    },
    {
      name: 'p-limit',
      run: lists(async (size, order) => {
        const limit = pLimit(1);
        const waits = Array.from({ length: size }, (_, i) =>
          limit(() => {
            order.push(i);
          }),
        );
        await waits[size - 1];
      }),
    },
    {
      name: 'p-queue',
      count: 10 * waiters,
      run: lists(async (size, order) => {
        const queue = new PQueue({ concurrency: 1 });
        const waits = Array.from({ length: size }, (_, i) =>
          queue.add(() => {
            order.push(i);
          }),
        );
        await waits[size - 1];
      }),
    },
  ],
};
