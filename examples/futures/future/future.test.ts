import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { CancelledError, Future, InvalidStateError, TimeoutError } from '../index.ts';
import { futuresInAllStates } from '../../testing/futures.ts';

useVirtualTime();
afterEach(() => vi.restoreAllMocks());

describe('CPython test_concurrent_futures.FutureTests', () => {
  it('test_done_callback_with_result', async () => {
    const future = new Future<number>();
    const called = vi.fn<(done: Future<number>) => void>();
    future.addDoneCallback(called);
    future.setResult(5);
    expect(called).toHaveBeenCalledExactlyOnceWith(future);
    expect(await future.result()).toBe(5);
  });

  it('test_done_callback_with_exception', async () => {
    const future = new Future<number>();
    const called = vi.fn();
    future.addDoneCallback(called);
    future.setException(new Error('test'));
    expect(called).toHaveBeenCalledOnce();
    expect(await future.exception()).toEqual(new Error('test'));
  });

  it('test_done_callback_with_cancel', () => {
    const future = new Future<number>();
    let wasCancelled: boolean | undefined;
    future.addDoneCallback((done) => (wasCancelled = done.cancelled()));
    expect(future.cancel()).toBe(true);
    expect(wasCancelled).toBe(true);
  });

  it('test_done_callback_raises', () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => {});
    const called = vi.fn();
    const future = new Future<number>();
    future.addDoneCallback(() => {
      throw new Error('doh!');
    });
    future.addDoneCallback(called);
    future.setResult(5);
    expect(called).toHaveBeenCalledOnce();
    expect(written.mock.calls).toEqual([['Exception in callback', new Error('doh!')]]);
  });

  it('test_done_callback_already_successful', async () => {
    const future = new Future<number>();
    future.setResult(5);
    const called = vi.fn();
    future.addDoneCallback(called);
    expect(called).toHaveBeenCalledExactlyOnceWith(future);
    expect(await future.result()).toBe(5);
  });

  it('test_done_callback_already_failed', async () => {
    const future = new Future<number>();
    future.setException(new Error('test'));
    const called = vi.fn();
    future.addDoneCallback(called);
    expect(called).toHaveBeenCalledExactlyOnceWith(future);
    expect(await future.exception()).toEqual(new Error('test'));
  });

  it('test_done_callback_already_cancelled', () => {
    const future = new Future<number>();
    expect(future.cancel()).toBe(true);
    let wasCancelled: boolean | undefined;
    future.addDoneCallback((done) => (wasCancelled = done.cancelled()));
    expect(wasCancelled).toBe(true);
  });

  it('test_done_callback_raises_already_succeeded', () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => {});
    const future = new Future<number>();
    future.setResult(5);
    future.addDoneCallback(() => {
      throw new Error('doh!');
    });
    expect(written).toHaveBeenCalledOnce();
  });

  it('test_cancel', () => {
    const { pending, running, cancelled, notified, failed, succeeded } = futuresInAllStates();
    expect([pending.cancel(), pending.cancelled()]).toEqual([true, true]);
    expect([running.cancel(), running.running()]).toEqual([false, true]);
    expect([cancelled.cancel(), cancelled.cancelled()]).toEqual([true, true]);
    expect([notified.cancel(), notified.cancelled()]).toEqual([true, true]);
    expect([failed.cancel(), failed.cancelled()]).toEqual([false, false]);
    expect([succeeded.cancel(), succeeded.cancelled()]).toEqual([false, false]);
  });

  it('test_cancelled', () => {
    const { pending, running, cancelled, notified, failed, succeeded } = futuresInAllStates();
    const futures = [pending, running, cancelled, notified, failed, succeeded];
    const answers = [false, false, true, true, false, false];
    expect(futures.map((future) => future.cancelled())).toEqual(answers);
  });

  it('test_done', () => {
    const { pending, running, cancelled, notified, failed, succeeded } = futuresInAllStates();
    const futures = [pending, running, cancelled, notified, failed, succeeded];
    const answers = [false, false, true, true, true, true];
    expect(futures.map((future) => future.done())).toEqual(answers);
  });

  it('test_running', () => {
    const { pending, running, cancelled, notified, failed, succeeded } = futuresInAllStates();
    const futures = [pending, running, cancelled, notified, failed, succeeded];
    const answers = [false, true, false, false, false, false];
    expect(futures.map((future) => future.running())).toEqual(answers);
  });

  it('test_result_with_timeout', async () => {
    const { pending, running, cancelled, notified, failed, succeeded } = futuresInAllStates();
    const now = { timeout: 0 };
    for (const open of [pending, running]) {
      const refused = expect(open.result(now)).rejects.toThrow(TimeoutError);
      await advance(0);
      await refused;
    }
    await expect(cancelled.result(now)).rejects.toThrow(CancelledError);
    await expect(notified.result(now)).rejects.toThrow(CancelledError);
    await expect(failed.result(now)).rejects.toThrow(RangeError);
    expect(await succeeded.result(now)).toBe(42);
  });

  it('test_result_with_success', async () => {
    const future = new Future<number>();
    setTimeout(() => future.setResult(42), 1000);
    const result = future.result({ timeout: 5000 });
    await advance(1000);
    expect(await result).toBe(42);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('test_result_with_cancel', async () => {
    const future = new Future<number>();
    setTimeout(() => future.cancel(), 1000);
    const refused = expect(future.result({ timeout: 5000 })).rejects.toThrow(CancelledError);
    await advance(1000);
    await refused;
  });

  it('test_exception_with_timeout', async () => {
    const { pending, running, cancelled, notified, failed, succeeded } = futuresInAllStates();
    const now = { timeout: 0 };
    for (const open of [pending, running]) {
      const refused = expect(open.exception(now)).rejects.toThrow(TimeoutError);
      await advance(0);
      await refused;
    }
    await expect(cancelled.exception(now)).rejects.toThrow(CancelledError);
    await expect(notified.exception(now)).rejects.toThrow(CancelledError);
    expect(await failed.exception(now)).toBeInstanceOf(RangeError);
    expect(await succeeded.exception(now)).toBeUndefined();
  });

  it('test_exception_with_success', async () => {
    const future = new Future<number>();
    setTimeout(() => future.setException(new RangeError('late')), 1000);
    const error = future.exception({ timeout: 5000 });
    await advance(1000);
    expect(await error).toBeInstanceOf(RangeError);
  });

  it('test_multiple_set_result', async () => {
    const future = new Future<number>();
    future.setResult(1);
    expect(() => future.setResult(2)).toThrow(
      new InvalidStateError('Set a future once: it is finished'),
    );
    expect(future.done()).toBe(true);
    expect(await future.result()).toBe(1);
  });

  it('test_multiple_set_exception', async () => {
    const future = new Future<number>();
    const error = new RangeError('first');
    future.setException(error);
    expect(() => future.setException(new Error('second'))).toThrow(InvalidStateError);
    expect(await future.exception()).toBe(error);
  });
});

describe('Future', () => {
  it('can be awaited by many, before and after its end', async () => {
    const future = new Future<string>();
    const early = Promise.all([future, future]);
    future.setResult('value');
    expect(await early).toEqual(['value', 'value']);
    expect(await future).toBe('value');
  });

  it('loses an error that nobody asks for, also after a wait that was given up', async () => {
    const future = new Future<string>();
    const gaveUp = expect(future.result({ timeout: 10 })).rejects.toThrow(
      new TimeoutError('Wait longer than 10 ms: the future is pending'),
    );
    await advance(10);
    await gaveUp;
    future.setException(new Error('nobody asks'));
    await settle();
  });

  it('ends a wait, not the call, when the signal aborts', async () => {
    const future = new Future<string>();
    const controller = new AbortController();
    const refused = expect(future.result({ signal: controller.signal })).rejects.toThrow('enough');
    controller.abort(new Error('enough'));
    await refused;
    const early = future.result({ signal: controller.signal });
    await expect(early).rejects.toThrow('enough');
    future.setResult('value');
    expect(await future).toBe('value');
  });

  it('starts once, and never when it was cancelled', () => {
    const { pending, running, cancelled, succeeded } = futuresInAllStates();
    expect(pending.setRunningOrNotifyCancel()).toBe(true);
    expect(cancelled.setRunningOrNotifyCancel()).toBe(false);
    expect(() => running.setRunningOrNotifyCancel()).toThrow('Start a call once');
    expect(() => succeeded.setRunningOrNotifyCancel()).toThrow('its future is finished');
  });

  it('refuses what is no callback and no time, in one line', async () => {
    const future = new Future<string>();
    expect(() => future.addDoneCallback(1 as never)).toThrow(
      new TypeError('Pass a function as callback: received number'),
    );
    await expect(future.result({ timeout: NaN })).rejects.toThrow(RangeError);
  });

  it('has the types of its contract', () => {
    expectTypeOf<Awaited<Future<number>>>().toBeNumber();
    expectTypeOf<Future<number>['result']>().returns.toEqualTypeOf<Promise<number>>();
    expectTypeOf<Future<number>>().toExtend<Future<unknown>>();
  });
});
