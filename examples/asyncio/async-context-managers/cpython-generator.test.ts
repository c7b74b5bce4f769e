// Managers are async by their protocol, whether they wait or not.
/* eslint-disable @typescript-eslint/require-await */
import { describe, expect, it } from 'vitest';
import { asyncContextManager } from '../index.ts';

class ZeroDivisionError extends Error {}

const plain = asyncContextManager(async function* plain() {
  yield;
});

describe('CPython test_contextlib_async.AsyncContextManagerTestCase', () => {
  it('test_contextmanager_plain', async () => {
    const state: number[] = [];
    const woohoo = asyncContextManager(async function* () {
      state.push(1);
      yield 42;
      state.push(999);
    });
    await woohoo().use((value) => {
      expect(state).toEqual([1]);
      state.push(value);
    });
    expect(state).toEqual([1, 42, 999]);
  });

  it('test_contextmanager_finally', async () => {
    const state: number[] = [];
    const woohoo = asyncContextManager(async function* () {
      state.push(1);
      try {
        yield 42;
      } finally {
        state.push(999);
      }
    });
    const used = woohoo().use((value) => {
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
    const woohoo = asyncContextManager(async function* () {
      state.push(1);
      try {
        yield 42;
      } catch (error) {
        if (!(error instanceof ZeroDivisionError)) throw error;
        state.push(error.message);
      }
    });
    const result = await woohoo().use((value): string => {
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
    const woohoo = asyncContextManager(async function* () {
      try {
        yield;
      } catch (error) {
        throw new Error(`caught ${String(error)}`, { cause: error });
      }
    });
    const original = new ZeroDivisionError('zero');
    const error: unknown = await woohoo()
      .use(() => Promise.reject(original))
      .catch((raised: unknown) => raised);
    expect(error).toMatchObject({ message: 'caught Error: zero', cause: original });
    expect(original).not.toHaveProperty('cause');
  });

  it('test_contextmanager_attribs', () => {
    async function* baz(spam: unknown) {
      yield spam;
    }
    const manager = asyncContextManager(Object.assign(baz, { foo: 'bar' }));
    expect(manager.name).toBe('baz');
    expect(manager.length).toBe(1);
    expect(manager).toHaveProperty('foo', 'bar');
  });

  it('test_keywords: no option is kept back', async () => {
    interface Options {
      self: number;
      func: number;
      args: number;
      kwds: number;
    }
    const woohoo = asyncContextManager(async function* (options: Options, more: string) {
      yield [options, more] as const;
    });
    const options = { self: 11, func: 22, args: 33, kwds: 44 };
    await woohoo(options, 'more').use((target) => {
      expect(target).toEqual([{ self: 11, func: 22, args: 33, kwds: 44 }, 'more']);
    });
  });

  it('test_recursive', async () => {
    let depth = 0;
    let contexts = 0;
    const woohoo = asyncContextManager(async function* () {
      contexts += 1;
      const before = depth;
      depth += 1;
      yield;
      depth -= 1;
      expect(depth).toBe(before);
    });
    const recursive = woohoo.decorator()(async (): Promise<void> => {
      if (depth < 10) await recursive();
    });
    await recursive();
    expect({ contexts, depth }).toEqual({ contexts: 10, depth: 0 });
  });

  it('test_decorator', async () => {
    let entered = false;
    const context = asyncContextManager(async function* () {
      entered = true;
      yield;
      entered = false;
    });
    const decorated = context.decorator()(async () => {
      expect(entered).toBe(true);
    });
    expect(entered).toBe(false);
    await decorated();
    expect(entered).toBe(false);
  });

  it('test_decorator_with_exception', async () => {
    let entered = false;
    const context = asyncContextManager(async function* () {
      try {
        entered = true;
        yield;
      } finally {
        entered = false;
      }
    });
    const decorated = context.decorator()(async () => {
      expect(entered).toBe(true);
      throw new ReferenceError('foo');
    });
    expect(entered).toBe(false);
    await expect(decorated()).rejects.toThrow(new ReferenceError('foo'));
    expect(entered).toBe(false);
  });

  it('test_decorating_method', async () => {
    class Test {
      a: unknown;
      b: unknown;
      c: unknown;

      async method(a: unknown, b: unknown, c: unknown = null): Promise<void> {
        Object.assign(this, { a, b, c });
      }

      static {
        // eslint-disable-next-line @typescript-eslint/unbound-method -- what a decorator is given.
        this.prototype.method = plain.decorator()(this.prototype.method);
      }
    }
    const calls: [a: unknown, b: unknown, c?: unknown][] = [
      [1, 2],
      ['a', 'b', 'c'],
    ];
    for (const args of calls) {
      const test = new Test();
      await test.method(...args);
      expect([test.a, test.b, test.c]).toEqual([args[0], args[1], args[2] ?? null]);
    }
  });
});
