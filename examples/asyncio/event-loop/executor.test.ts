import { describe, expect, expectTypeOf, it } from 'vitest';
import { ThreadPoolExecutor } from '../../futures/index.ts';
import { Event } from '../../threading/index.ts';
import { CancelledError, type Future, getRunningLoop, sleep } from '../index.ts';

const loop = getRunningLoop();

describe('loop.runInExecutor', () => {
  // More than there are threads in the default executor.
  const MANY = 40;

  it.each([
    ['an executor', () => new ThreadPoolExecutor({ maxWorkers: 1 })],
    ['the default executor', () => undefined],
  ])(
    'takes back a call that has not begun when its future is cancelled: %s',
    async (_, make) => {
      const executor = make();
      const go = new Event();
      const cell = new Int32Array(new SharedArrayBuffer(4));
      const wait = (go: Event) => void go.waitSync();
      const count = (cell: Int32Array) => Atomics.add(cell, 0, 1);
      const call = (): Future<number> => loop.runInExecutor(executor, count, cell);
      const busy = Array.from({ length: MANY }, () => loop.runInExecutor(executor, wait, go));
      const kept = call();
      const taken = call();
      const last = Array.from({ length: MANY }, call);
      taken.cancel();
      await expect(taken).rejects.toThrow(CancelledError);
      go.set();
      await Promise.all([...busy, kept, ...last]);
      await executor?.shutdown();
      expect(cell[0]).toBe(MANY + 1);
    },
    30_000,
  );

  it('lets the executor run the function', async () => {
    const submitted: unknown[] = [];
    const executor = {
      async submit<A extends unknown[], T>(fn: (...args: A) => T | PromiseLike<T>, ...args: A) {
        submitted.push(fn, ...args);
        await sleep(0);
        return fn(...args);
      },
    };
    const add = (a: number, b: number) => a + b;
    const future = loop.runInExecutor(executor, add, 1, 2);
    expectTypeOf(future).toEqualTypeOf<Future<number>>();
    expect(submitted).toEqual([add, 1, 2]);
    expect(await future).toBe(3);
  });

  it('runs the function in another thread when there is no executor', async () => {
    const isMain = (of: string) => {
      const threads = process.getBuiltinModule('node:worker_threads');
      return `${of} ${threads.isMainThread}`;
    };
    expect(await loop.runInExecutor(undefined, isMain, 'main:')).toBe('main: false');
  });

  it('gives a future that can be left, while the function goes on', async () => {
    const answers: string[] = [];
    const executor = {
      submit<A extends unknown[], T>(fn: (...args: A) => T | PromiseLike<T>, ...args: A) {
        return Promise.resolve(fn(...args));
      },
    };
    const future = loop.runInExecutor(executor, (word: string) => answers.push(word), 'ran');
    future.cancel();
    await expect(future).rejects.toBeInstanceOf(CancelledError);
    expect(answers).toEqual(['ran']);
  });

  it('refuses an executor that cannot submit', () => {
    expect(() => loop.runInExecutor({} as never, () => 1)).toThrow(
      new TypeError('Pass a function as executor.submit: received undefined'),
    );
    expect(() => loop.runInExecutor(undefined, 1 as never)).toThrow(
      new TypeError('Pass a function as fn: received number'),
    );
  });
});
