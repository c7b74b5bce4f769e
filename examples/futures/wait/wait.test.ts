import { afterAll, describe, expect, it, vi } from 'vitest';
import { divmod, executors, multiply, nap, napAndThrow } from '../../testing/executors.ts';
import { futuresInAllStates } from '../../testing/futures.ts';
import { Event } from '../../threading/index.ts';
import { FIRST_COMPLETED, FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait } from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

const { cancelled, notified, failed, succeeded } = futuresInAllStates();

describe.each(executors)('CPython test_concurrent_futures.WaitTests, $name', ({ Type }) => {
  const executor = new Type({ maxWorkers: 3 });
  afterAll(() => executor.shutdown());

  it('test_20369', async () => {
    const future = executor.submit(nap, 10);
    const { done, notDone } = await wait([future, future]);
    expect([...done]).toEqual([future]);
    expect(notDone.size).toBe(0);
  });

  it('test_first_completed', async () => {
    const first = executor.submit(multiply, 21, 2);
    const second = executor.submit(nap, 300);
    const all = [cancelled, first, second];
    const { done, notDone } = await wait<Future<unknown>>(all, { returnWhen: FIRST_COMPLETED });
    expect(done).toEqual(new Set([first]));
    expect(notDone).toEqual(new Set([cancelled, second]));
  });

  it('test_first_completed_some_already_completed', async () => {
    const first = executor.submit(nap, 100);
    const all = [notified, succeeded, first];
    const { done, notDone } = await wait<Future<unknown>>(all, { returnWhen: FIRST_COMPLETED });
    expect(done).toEqual(new Set([notified, succeeded]));
    expect(notDone).toEqual(new Set([first]));
  });

  it('test_first_exception', async () => {
    const first = executor.submit(multiply, 2, 21);
    const second = executor.submit(napAndThrow, 50);
    const third = executor.submit(nap, 500);
    const all = [first, second, third];
    const { done, notDone } = await wait<Future<unknown>>(all, { returnWhen: FIRST_EXCEPTION });
    expect(done).toEqual(new Set([first, second]));
    expect(notDone).toEqual(new Set([third]));
  });

  it('test_first_exception_some_already_complete', async () => {
    const first = executor.submit(divmod, 21, 0);
    const second = executor.submit(nap, 300);
    const all = [succeeded, cancelled, notified, first, second];
    const { done, notDone } = await wait<Future<unknown>>(all, { returnWhen: FIRST_EXCEPTION });
    expect(done).toEqual(new Set([succeeded, notified, first]));
    expect(notDone).toEqual(new Set([cancelled, second]));
  });

  it('test_first_exception_one_already_failed', async () => {
    const first = executor.submit(nap, 100);
    const { done, notDone } = await wait<Future<unknown>>([failed, first], {
      returnWhen: FIRST_EXCEPTION,
    });
    expect(done).toEqual(new Set([failed]));
    expect(notDone).toEqual(new Set([first]));
  });

  it('test_all_completed', async () => {
    const first = executor.submit(divmod, 2, 0);
    const second = executor.submit(multiply, 2, 21);
    const all = [succeeded, notified, failed, first, second];
    const { done, notDone } = await wait<Future<unknown>>(all);
    expect(done).toEqual(new Set(all));
    expect(notDone.size).toBe(0);
  });

  it('test_timeout', async () => {
    const future = executor.submit(nap, 500);
    const all = [notified, failed, succeeded, future];
    const { done, notDone } = await wait<Future<unknown>>(all, { timeout: 50 });
    expect(done).toEqual(new Set([notified, failed, succeeded]));
    expect(notDone).toEqual(new Set([future]));
  });
});

describe('CPython test_concurrent_futures.ThreadPoolWaitTests', () => {
  it('test_pending_calls_race', async () => {
    await using executor = new ThreadPoolExecutor({ maxWorkers: 3 });
    const event = new Event();
    const futures = Array.from({ length: 100 }, () =>
      executor.submit((gate: Event) => gate.wait(), event),
    );
    event.set();
    const { done } = await wait(futures);
    expect(done.size).toBe(100);
    expect(await futures[99]).toBe(true);
  });
});

describe('wait', () => {
  it('has nothing to wait for when there are no futures, as in Python', async () => {
    expect(await wait([])).toEqual({ done: new Set(), notDone: new Set() });
  });

  it('rejects when the signal aborts, and the futures go on', async () => {
    const future = new Future<number>();
    const controller = new AbortController();
    const waiting = wait([future], { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    future.setResult(1);
    expect(await future).toBe(1);
  });

  it('refuses what is no future, and no condition, in one line', async () => {
    await expect(wait([1 as never])).rejects.toThrow(
      new TypeError('Pass futures of bingfa/futures to wait(): received number'),
    );
    await expect(wait([], { returnWhen: 'SOON' as never })).rejects.toThrow(
      'Pass FIRST_COMPLETED, FIRST_EXCEPTION or ALL_COMPLETED as returnWhen: received SOON',
    );
  });
});
