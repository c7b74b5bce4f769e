// Managers are async by their protocol, whether they wait or not.
/* eslint-disable @typescript-eslint/require-await */
import { describe, expect, it } from 'vitest';
import { asyncContextManager } from '../index.ts';

class ZeroDivisionError extends Error {}

const plain = asyncContextManager(async function* plain() {
  yield;
});

describe('CPython test_contextlib_async.AsyncContextManagerTestCase, errors', () => {
  it('test_contextmanager_plain', async () => {
    const state: number[] = [];
    const manager = asyncContextManager(async function* () {
      state.push(1);
      yield 42;
      state.push(999);
    });
    await manager().use((value) => {
      expect(state).toEqual([1]);
      state.push(value);
    });
    expect(state).toEqual([1, 42, 999]);
  });

  it('test_contextmanager_finally', async () => {
    const state: number[] = [];
    const manager = asyncContextManager(async function* () {
      state.push(1);
      try {
        yield 42;
      } finally {
        state.push(999);
      }
    });
    const used = manager().use((value) => {
      expect(state).toEqual([1]);
      state.push(value);
      throw new ZeroDivisionError();
    });
    await expect(used).rejects.toBeInstanceOf(ZeroDivisionError);
    expect(state).toEqual([1, 42, 999]);
  });

  it('test_contextmanager_traceback: the error comes out as it was thrown', async () => {
    class Special extends Error {}
    for (const error of [new ZeroDivisionError(), new Special('42')]) {
      const { stack } = error;
      await expect(plain().use(() => Promise.reject(error))).rejects.toBe(error);
      expect(error.stack).toBe(stack);
      expect(error).not.toHaveProperty('cause');
    }
  });

  it('test_contextmanager_no_reraise', async () => {
    const context = plain();
    await context.aenter();
    expect(await context.aexit(new TypeError('foo'))).toBe(false);
  });

  it('test_contextmanager_trap_yield_after_throw', async () => {
    let closed = false;
    const whoo = asyncContextManager(async function* () {
      try {
        yield;
      } catch {
        try {
          yield;
        } finally {
          closed = true;
        }
      }
    });
    const context = whoo();
    await context.aenter();
    await expect(context.aexit(new TypeError('foo'))).rejects.toThrow(/didn't stop after throw/);
    expect(closed).toBe(true);
  });

  it('test_contextmanager_trap_no_yield', async () => {
    const whoo = asyncContextManager(async function* () {
      if (Number('0') > 0) yield 1;
    });
    await expect(whoo().aenter()).rejects.toThrow(/didn't yield/);
  });

  it('test_contextmanager_trap_second_yield', async () => {
    let closed = false;
    const whoo = asyncContextManager(async function* () {
      yield;
      try {
        yield;
      } finally {
        closed = true;
      }
    });
    const context = whoo();
    await context.aenter();
    await expect(context.aexit()).rejects.toThrow(/didn't stop$/);
    expect(closed).toBe(true);
  });

  it('test_contextmanager_non_normalised: what is thrown need not be an Error', async () => {
    const whoo = asyncContextManager(async function* () {
      try {
        yield;
      } catch (error) {
        if (error === RangeError) throw new SyntaxError('replaced', { cause: error });
      }
    });
    const context = whoo();
    await context.aenter();
    await expect(context.aexit(RangeError)).rejects.toBeInstanceOf(SyntaxError);
  });

  it('test_contextmanager_except', async () => {
    const state: unknown[] = [];
    const manager = asyncContextManager(async function* () {
      state.push(1);
      try {
        yield 42;
      } catch (error) {
        if (!(error instanceof ZeroDivisionError)) throw error;
        state.push(error.message);
      }
    });
    const result = await manager().use((value): string => {
      expect(state).toEqual([1]);
      state.push(value);
      throw new ZeroDivisionError('999');
    });
    expect(result).toBe(undefined);
    expect(state).toEqual([1, 42, '999']);
  });

  it('test_contextmanager_except_stopiter: what ends an iteration is an error like others', async () => {
    class Result {
      done = true;
      value = 'spam';
    }
    for (const thrown of [{ done: true, value: 'spam' }, new Result(), false, null]) {
      await expect(plain().use(() => Promise.reject(thrown as unknown as Error))).rejects.toBe(
        thrown,
      );
    }
  });

  it('test_contextmanager_wrap_runtimeerror', async () => {
    const manager = asyncContextManager(async function* () {
      try {
        yield;
      } catch (error) {
        throw new Error(`caught ${String(error)}`, { cause: error });
      }
    });
    const original = new ZeroDivisionError('zero');
    const error: unknown = await manager()
      .use(() => Promise.reject(original))
      .catch((raised: unknown) => raised);
    expect(error).toMatchObject({ message: 'caught Error: zero', cause: original });
    expect(original).not.toHaveProperty('cause');
  });
});
