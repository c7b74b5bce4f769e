// Managers are async by their protocol, whether they wait or not.
/* eslint-disable @typescript-eslint/require-await */
import { describe, expect, it } from 'vitest';
import { asyncContextManager } from '../index.ts';

const plain = asyncContextManager(async function* plain() {
  yield;
});

describe('CPython test_contextlib_async.AsyncContextManagerTestCase, decorating', () => {
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
    const manager = asyncContextManager(async function* (options: Options, more: string) {
      yield [options, more] as const;
    });
    const options = { self: 11, func: 22, args: 33, kwds: 44 };
    await manager(options, 'more').use((target) => {
      expect(target).toEqual([{ self: 11, func: 22, args: 33, kwds: 44 }, 'more']);
    });
  });

  it('test_recursive', async () => {
    let depth = 0;
    let contexts = 0;
    const manager = asyncContextManager(async function* () {
      contexts += 1;
      const before = depth;
      depth += 1;
      yield;
      depth -= 1;
      expect(depth).toBe(before);
    });
    const recursive = manager.decorator()(async (): Promise<void> => {
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
