import { describe, expect, it } from 'vitest';
import { advance, pause, settle, useVirtualTime } from '../../testing/clock.ts';
import {
  ALL_COMPLETED,
  CancelledError,
  createTask,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  Future,
  sleep,
  wait,
  type Task,
} from '../index.ts';

useVirtualTime();

function sleeper(ms: number): Task<void> {
  return createTask(() => sleep(ms));
}

function failing(ms: number): Task<void> {
  return createTask(async () => {
    await sleep(ms);
    throw new Error('expected');
  });
}

async function timed<T>(waiting: Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now();
  let ms = 0;
  const ending = waiting.finally(() => {
    ms = performance.now() - start;
  });
  for (let left = 20; left > 0; left -= 1) await advance(10);
  return { result: await ending, ms };
}

describe('CPython test_tasks.BaseTaskTests, wait', () => {
  it('test_wait', async () => {
    const [a, b] = [sleeper(100), sleeper(150)];
    const { result, ms } = await timed(wait([b, a]));
    expect(result).toEqual({ done: new Set([a, b]), pending: new Set() });
    expect(ms).toBe(150);
    const again = await timed(wait([b, a]));
    expect(again).toEqual({ result, ms: 0 });
  });

  it('test_wait_duplicate_coroutines', async () => {
    const task = createTask(() => 'test');
    const { done, pending } = await wait([task, task, createTask(() => 'spam')]);
    expect(pending.size).toBe(0);
    expect([...done].map((each) => each.result())).toEqual(['test', 'spam']);
  });

  it('test_wait_errors', async () => {
    await expect(wait(new Set<Task<void>>())).rejects.toBeInstanceOf(RangeError);
    const returnWhen = -1 as unknown as typeof FIRST_COMPLETED;
    await expect(wait([sleeper(10)], { returnWhen })).rejects.toEqual(
      new RangeError(
        'Pass FIRST_COMPLETED, FIRST_EXCEPTION or ALL_COMPLETED as returnWhen: received -1',
      ),
    );
  });

  it('test_wait_first_completed', async () => {
    const [a, b] = [sleeper(10_000), sleeper(100)];
    const { result, ms } = await timed(wait([b, a], { returnWhen: FIRST_COMPLETED }));
    expect(result).toEqual({ done: new Set([b]), pending: new Set([a]) });
    expect([a.done(), b.done(), ms]).toEqual([false, true, 100]);
  });

  it('test_wait_really_done', async () => {
    const a = createTask(() => Promise.resolve());
    const b = createTask(() => pause(1));
    const { done, pending } = await wait([b, a], { returnWhen: FIRST_COMPLETED });
    expect(done).toEqual(new Set([a, b]));
    expect(pending.size).toBe(0);
  });

  it('test_wait_first_exception', async () => {
    const [a, b] = [sleeper(10_000), createTask(() => Promise.reject(new Error('expected')))];
    const { result, ms } = await timed(wait([b, a], { returnWhen: FIRST_EXCEPTION }));
    expect(result).toEqual({ done: new Set([b]), pending: new Set([a]) });
    expect(ms).toBe(0);
  });

  it('test_wait_first_exception_in_wait', async () => {
    const [a, b] = [sleeper(10_000), failing(10)];
    const { result, ms } = await timed(wait([b, a], { returnWhen: FIRST_EXCEPTION }));
    expect(result).toEqual({ done: new Set([b]), pending: new Set([a]) });
    expect(ms).toBe(10);
  });

  it('test_wait_with_exception', async () => {
    const [a, b] = [sleeper(100), failing(150)];
    for (const expected of [150, 0]) {
      const { result, ms } = await timed(wait([b, a]));
      expect([result.done.size, result.pending.size, ms]).toEqual([2, 0, expected]);
      const failed = [...result.done].filter((task) => task.exception() !== undefined);
      expect(failed).toEqual([b]);
    }
  });

  it('test_wait_with_timeout', async () => {
    const [a, b] = [sleeper(100), sleeper(150)];
    const { result, ms } = await timed(wait([b, a], { timeout: 110 }));
    expect(result).toEqual({ done: new Set([a]), pending: new Set([b]) });
    expect(ms).toBe(110);
  });

  it('test_wait_concurrent_complete', async () => {
    const [a, b] = [sleeper(100), sleeper(150)];
    await settle();
    const { result, ms } = await timed(wait([b, a], { timeout: 100 }));
    expect(result).toEqual({ done: new Set([a]), pending: new Set([b]) });
    expect(ms).toBe(100);
  });

  it('test_wait_with_iterator_of_tasks', async () => {
    const [a, b] = [sleeper(100), sleeper(150)];
    const { result, ms } = await timed(wait([b, a].values()));
    expect(result).toEqual({ done: new Set([a, b]), pending: new Set() });
    expect(ms).toBe(150);
  });

  it('test_wait_generator', async () => {
    function* tasks(): Generator<Task<number>> {
      for (let index = 0; index < 10; index += 1) yield createTask(() => index);
    }
    const { done, pending } = await wait(tasks(), { returnWhen: ALL_COMPLETED });
    expect([done.size, pending.size]).toEqual([10, 0]);
  });

  it('test_wait_invalid_args', async () => {
    const received = async (value: unknown) => await wait(value as Task<void>[]);
    await expect(received(new Future())).rejects.toEqual(
      new TypeError('Pass an array to wait(): received Future'),
    );
    await expect(received(() => 1)).rejects.toEqual(
      new TypeError('Pass an array to wait(): received function'),
    );
    await expect(received([])).rejects.toEqual(
      new RangeError('Pass at least one future to wait(): received none'),
    );
  });

  it('test_yield_wait_does_not_shield_cancel', async () => {
    let proof = 0;
    const waiter = new Future<void>();
    const outer = createTask(async ({ signal }) => {
      const inner = createTask(async () => {
        await waiter;
        proof += 1;
      });
      await wait([inner], { signal });
      proof += 100;
    });
    await settle();
    outer.cancel();
    await expect(outer).rejects.toBeInstanceOf(CancelledError);
    waiter.setResult();
    await settle();
    expect(proof).toBe(1);
  });
});
