import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { CancelledError, ensureFuture, Future, InvalidStateError, isfuture } from '../index.ts';

function refusesToEndAgain(future: Future<unknown>): void {
  expect(() => future.setResult(undefined)).toThrow(InvalidStateError);
  expect(() => future.setException(undefined)).toThrow(InvalidStateError);
  expect(future.cancel()).toBe(false);
}

describe('CPython test_futures.BaseFutureTests', () => {
  it('test_isfuture', () => {
    expect(isfuture(new Future())).toBe(true);
    expect(isfuture(Future)).toBe(false);
    expect(isfuture(1)).toBe(false);
    expect(isfuture(Promise.resolve())).toBe(false);
  });

  it('test_initial_state', () => {
    const future = new Future();
    expect([future.cancelled(), future.done()]).toEqual([false, false]);
    future.cancel();
    expect(future.cancelled()).toBe(true);
  });

  it('test_uninitialized: a future that was never set has no result and no error', () => {
    const future = new Future();
    expect(() => future.result()).toThrow(InvalidStateError);
    expect(() => future.exception()).toThrow(InvalidStateError);
  });

  it('test_future_cancel_message_getter', async () => {
    const future = new Future();
    future.cancel('my message');
    await expect(future).rejects.toThrow(new CancelledError('my message'));
    await expect(future).rejects.toThrow('my message');
  });

  it('test_cancel', () => {
    const future = new Future();
    expect(future.cancel()).toBe(true);
    expect([future.cancelled(), future.done()]).toEqual([true, true]);
    expect(() => future.result()).toThrow(CancelledError);
    expect(() => future.exception()).toThrow(CancelledError);
    refusesToEndAgain(future);
  });

  it('test_result', () => {
    const future = new Future<number>();
    expect(() => future.result()).toThrow(InvalidStateError);
    future.setResult(42);
    expect([future.cancelled(), future.done()]).toEqual([false, true]);
    expect(future.result()).toBe(42);
    expect(future.exception()).toBeUndefined();
    refusesToEndAgain(future);
  });

  it('test_exception', () => {
    const error = new Error('broken');
    const future = new Future();
    expect(() => future.exception()).toThrow(InvalidStateError);
    future.setException(error);
    expect([future.cancelled(), future.done()]).toEqual([false, true]);
    expect(() => future.result()).toThrow(error);
    expect(future.exception()).toBe(error);
    refusesToEndAgain(future);
  });

  it('test_exception_class: differs – any value can be an error, a class is one like others', () => {
    const future = new Future();
    future.setException(RangeError);
    expect(future.exception()).toBe(RangeError);
  });

  it('test_yield_from_twice', async () => {
    const future = new Future<number>();
    const seen: unknown[] = ['A'];
    const reader = (async () => {
      seen.push(await future);
      seen.push(await future);
    })();
    await settle();
    expect(seen).toEqual(['A']);
    future.setResult(42);
    await reader;
    expect(seen).toEqual(['A', 42, 42]);
  });

  it('test_copy_state: a future made of a promise ends as the promise does', async () => {
    expect(await ensureFuture(Promise.resolve(10))).toBe(10);
    const failed = ensureFuture(Promise.reject(new RangeError('no')));
    await expect(failed).rejects.toThrow(RangeError);
    const cancelled = ensureFuture(Promise.reject(new CancelledError('stop')));
    await expect(cancelled).rejects.toThrow('stop');
    expect([failed.cancelled(), cancelled.cancelled()]).toEqual([false, true]);
  });

  it('test_wrap_future', async () => {
    const future = ensureFuture(new Promise((resolve) => setImmediate(resolve, 'oi')));
    expect(isfuture(future)).toBe(true);
    expect(await future).toBe('oi');
  });

  it('test_wrap_future_future', () => {
    const future = new Future();
    expect(ensureFuture(future)).toBe(future);
  });

  it('test_wrap_future_cancel2', async () => {
    const source = Promise.resolve(42);
    const future = ensureFuture(source);
    future.cancel();
    await settle();
    expect(await source).toBe(42);
    expect(future.cancelled()).toBe(true);
  });

  it('test_set_result_unless_cancelled: a promise that comes too late changes nothing', async () => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const future = ensureFuture(promise);
    future.cancel();
    resolve(2);
    await settle();
    expect(future.cancelled()).toBe(true);
  });

  it('test_future_stop_iteration_args: a result may be any value', async () => {
    const future = new Future<[number, number]>();
    future.setResult([1, 2]);
    expect(await future).toEqual([1, 2]);
  });
});

describe('CPython test_futures.DuckTests', () => {
  it('test_ensure_future: differs – what only looks like a future is followed', async () => {
    const duck = { then: (resolve: (value: string) => void) => resolve('quack') };
    const future = ensureFuture(duck as PromiseLike<string>);
    expect(future).toBeInstanceOf(Future);
    expect(await future).toBe('quack');
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

  it('tells those who await and its callbacks in the order in which they came', async () => {
    const future = new Future<void>();
    const log: string[] = [];
    future.addDoneCallback(() => log.push('callback'));
    void (async () => {
      await future;
      log.push('await');
    })();
    await settle();
    future.addDoneCallback(() => log.push('second callback'));
    future.setResult();
    expect(log).toEqual([]);
    await settle();
    expect(log).toEqual(['callback', 'await', 'second callback']);
  });

  it('has catch() and finally(), as promises have', async () => {
    const failed = new Future<number>();
    const ended = vi.fn();
    const all = Promise.all([
      failed.catch((error: unknown) => String(error)),
      failed.finally(ended).catch(() => 'again'),
    ]);
    failed.setException(new TypeError('bad'));
    expect(await all).toEqual(['TypeError: bad', 'again']);
    expect(ended).toHaveBeenCalledOnce();
  });

  it('refuses what can be neither awaited nor run, in one line', () => {
    expect(() => ensureFuture('ok' as unknown as Promise<void>)).toThrow(
      new TypeError('Pass a future, a promise or a function: received string'),
    );
  });

  it('has the types of its contract', () => {
    const future = new Future<number>();
    future.setResult(1);
    expectTypeOf(future.result()).toBeNumber();
    expectTypeOf<Awaited<typeof future>>().toBeNumber();
    expectTypeOf(ensureFuture(Promise.resolve('a'))).toEqualTypeOf<Future<string>>();
    expectTypeOf(ensureFuture(() => 1)).toEqualTypeOf<Future<number>>();
    future.addDoneCallback((done) => expectTypeOf(done).toEqualTypeOf<Future<number>>());
  });
});
