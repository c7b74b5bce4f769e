/** What a caller costs while it waits for a lock that is held: one way for each library. */
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

/** Makes `count` callers wait, and gives what must be kept for them to go on waiting. */
type Wait = (count: number) => Promise<unknown>;

const never = new Promise<void>(() => {});
const nothing = (): void => {};

function fill<T>(count: number, one: () => T): T[] {
  const all = new Array<T>(count);
  for (let i = 0; i < count; i += 1) all[i] = one();
  return all;
}

export const waiters: Readonly<Record<string, Wait>> = {
  async bingfa(count) {
    const lock = new Lock();
    await lock.acquire();
    return { lock, waits: fill(count, () => lock.acquire()) };
  },
  async "bingfa, a task's signal"(count) {
    const task = createTask(async ({ signal }) => {
      const lock = new Lock();
      await lock.acquire();
      return { signal, lock, waits: fill(count, () => lock.acquire({ signal })) };
    });
    return { task, kept: await task };
  },
  // A promise and the function that resolves it: what nobody who waits can do without.
  floor(count) {
    const resolvers: (() => void)[] = new Array<() => void>(count);
    let i = 0;
    const waits = fill(count, () => new Promise<void>((resolve) => (resolvers[i++] = resolve)));
    return Promise.resolve({ resolvers, waits });
  },
  async 'await-lock'(count) {
    const lock = new AwaitLock();
    await lock.acquireAsync();
    return { lock, waits: fill(count, () => lock.acquireAsync()) };
  },
  async 'es-toolkit'(count) {
    const lock = new ToolkitMutex();
    await lock.acquire();
    return { lock, waits: fill(count, () => lock.acquire()) };
  },
  async 'async-sema'(count) {
    const lock = new Sema(1);
    await lock.acquire();
    return { lock, waits: fill(count, () => lock.acquire()) };
  },
  async 'async-mutex'(count) {
    const lock = new AsyncMutexMutex();
    await lock.acquire();
    return { lock, waits: fill(count, () => lock.acquire()) };
  },
  async '@esfx/async'(count) {
    const lock = new AsyncMutex();
    await lock.lock();
    return { lock, waits: fill(count, () => lock.lock()) };
  },
  'async-lock'(count) {
    const lock = new AsyncLock({ maxPending: Infinity });
    void lock.acquire('key', () => never);
    const waits = fill(count, () => lock.acquire('key', nothing));
    return Promise.resolve({ lock, waits });
  },
  async effect(count) {
    const lock = await Effect.runPromise(EffectSemaphore.make(1));
    await Effect.runPromise(lock.take(1));
    return { lock, waits: fill(count, () => Effect.runFork(lock.take(1))) };
  },
  'p-limit'(count) {
    const limit = pLimit(1);
    void limit(() => never);
    return Promise.resolve({ limit, waits: fill(count, () => limit(nothing)) });
  },
  'p-queue'(count) {
    const queue = new PQueue({ concurrency: 1 });
    void queue.add(() => never);
    return Promise.resolve({ queue, waits: fill(count, () => queue.add(nothing)) });
  },
};
