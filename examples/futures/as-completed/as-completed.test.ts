import { afterAll, describe, expect, it, vi } from 'vitest';
import { executors, multiply, nap } from '../../testing/executors.ts';
import { futuresInAllStates } from '../../testing/futures.ts';
import { asCompleted, Future, TimeoutError } from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

const { pending, running, notified, failed, succeeded } = futuresInAllStates();

async function setOf(futures: AsyncIterable<unknown>): Promise<Set<unknown>> {
  const found = new Set<unknown>();
  for await (const future of futures) found.add(future);
  return found;
}

describe.each(executors)('CPython test_concurrent_futures.AsCompletedTests, $name', ({ Type }) => {
  const executor = new Type({ maxWorkers: 2 });
  afterAll(() => executor.shutdown());

  it('test_no_timeout', async () => {
    const first = executor.submit(multiply, 2, 21);
    const second = executor.submit(multiply, 7, 6);
    const all = [notified, failed, succeeded, first, second];
    expect(await setOf(asCompleted(all))).toEqual(new Set(all));
  });

  it.each([0, 100])('test_future_times_out: after %i ms', async (timeout) => {
    const done = [notified, failed, succeeded];
    const future = executor.submit(nap, 400);
    const found = new Set<unknown>();
    const loop = async () => {
      for await (const each of asCompleted<Future<unknown>>([...done, future], { timeout })) {
        found.add(each);
      }
    };
    await expect(loop()).rejects.toThrow(TimeoutError);
    expect(found).toEqual(new Set(done));
  });

  it('test_duplicate_futures', async () => {
    const future = executor.submit(nap, 10);
    expect(await setOf(asCompleted([future, future, future]))).toEqual(new Set([future]));
  });

  it('test_correct_timeout_exception_msg', async () => {
    const all = [notified, pending, running, succeeded];
    await expect(setOf(asCompleted(all, { timeout: 0 }))).rejects.toThrow(
      'Wait longer than 0 ms: 2 of 4 futures have not ended',
    );
  });
});

describe('asCompleted', () => {
  it('gives them in the order in which they end', async () => {
    const futures = [new Future<string>(), new Future<string>(), new Future<string>()] as const;
    const order = asCompleted(futures);
    const first = order.next();
    futures[2].setResult('third');
    futures[0].setResult('first');
    expect((await first).value).toBe(futures[2]);
    expect((await order.next()).value).toBe(futures[0]);
    futures[1].cancel();
    futures[1].setRunningOrNotifyCancel();
    expect((await order.next()).value).toBe(futures[1]);
    expect(await order.next()).toEqual({ done: true, value: undefined });
  });

  it('serves several who ask at once', async () => {
    const futures = [new Future<number>(), new Future<number>()] as const;
    const order = asCompleted(futures);
    const both = Promise.all([order.next(), order.next()]);
    for (const future of futures) future.setResult(1);
    expect((await both).map(({ value }) => value)).toEqual([...futures]);
  });

  it('throws the reason when the signal aborts, and cancels nothing', async () => {
    const future = new Future<number>();
    const controller = new AbortController();
    const next = asCompleted([future], { signal: controller.signal }).next();
    controller.abort(new Error('enough'));
    await expect(next).rejects.toThrow('enough');
    expect(future.cancelled()).toBe(false);
  });
});
