// Managers are async by their protocol, whether they wait or not.
/* eslint-disable @typescript-eslint/require-await */
import { describe, expect, it } from 'vitest';
import { asyncContextManager, AsyncExitStack } from '../index.ts';

class ZeroDivisionError extends Error {}
class IndexError extends Error {}
class KeyError extends Error {}
class AttributeError extends Error {}
class ValueError extends Error {}

async function raise(error: unknown): Promise<never> {
  throw error;
}

function causeOf(error: unknown): unknown {
  return (error as Error).cause;
}

describe('CPython test_contextlib_async.TestAsyncExitStack', () => {
  it('test_async_callback', async () => {
    const expected = [
      [],
      [1],
      [1, 2],
      [{ example: 1 }],
      [1, { example: 1 }],
      [1, 2, { example: 1 }],
    ];
    const result: unknown[][] = [];
    async function exit(...args: unknown[]): Promise<void> {
      result.push(args);
    }
    await new AsyncExitStack().use((stack) => {
      for (const args of [...expected].reverse()) {
        expect(stack.pushAsyncCallback(exit, ...args)).toBe(exit);
      }
    });
    expect(result).toEqual(expected);

    await new AsyncExitStack().use((stack) => {
      // @ts-expect-error -- a callback comes first.
      expect(() => stack.pushAsyncCallback()).toThrow(TypeError);
      // @ts-expect-error -- a callback is no option.
      expect(() => stack.pushAsyncCallback({ callback: exit })).toThrow(TypeError);
    });
    expect(result).toHaveLength(expected.length);
  });

  it('test_async_push', async () => {
    const raised = new ZeroDivisionError();
    const seen: unknown[] = [];
    async function see(error?: unknown): Promise<void> {
      seen.push(error);
    }
    async function suppress(error?: unknown): Promise<boolean> {
      seen.push(error);
      return true;
    }
    class ExitOnly {
      aenter(): never {
        throw new Error('Should not be called!');
      }
      async aexit(error?: unknown): Promise<void> {
        await see(error);
      }
    }
    await new AsyncExitStack().use((stack) => {
      expect(stack.pushAsyncExit(see)).toBe(see);
      const manager = new ExitOnly();
      expect(stack.pushAsyncExit(manager)).toBe(manager);
      expect(stack.pushAsyncExit(suppress)).toBe(suppress);
      stack.pushAsyncExit(new ExitOnly());
      stack.pushAsyncExit(see);
      throw raised;
    });
    expect(seen).toEqual([raised, raised, raised, undefined, undefined]);
  });

  it('test_enter_async_context', async () => {
    const result: number[] = [];
    const manager = {
      async aenter(): Promise<string> {
        result.push(1);
        return 'entered';
      },
      async aexit(): Promise<void> {
        result.push(3);
      },
    };
    await new AsyncExitStack().use(async (stack) => {
      stack.pushAsyncCallback(async () => {
        result.push(4);
      });
      expect(await stack.enterAsyncContext(manager)).toBe('entered');
      result.push(2);
    });
    expect(result).toEqual([1, 2, 3, 4]);
  });

  it('test_enter_async_context_errors', async () => {
    let left = 0;
    const exit = async (): Promise<void> => {
      left += 1;
    };
    await new AsyncExitStack().use(async (stack) => {
      for (const lacking of [{}, { aexit: exit }, { aenter: exit }, Promise.resolve(), null, 42]) {
        // @ts-expect-error -- half a protocol, or none.
        await expect(stack.enterAsyncContext(lacking)).rejects.toThrow(
          /^Pass an asynchronous context manager to enterAsyncContext\(\): received [A-Za-z]+$/,
        );
      }
    });
    expect(left).toBe(0);
  });

  it('test_async_exit_exception_chaining', async () => {
    let saved: unknown;
    const used = new AsyncExitStack().use((stack) => {
      stack.pushAsyncCallback(raise, new IndexError());
      stack.pushAsyncCallback(raise, new KeyError());
      stack.pushAsyncCallback(raise, new AttributeError());
      stack.pushAsyncExit(async (error) => {
        saved = error;
        return true;
      });
      stack.pushAsyncCallback(raise, new ValueError());
      throw new ZeroDivisionError();
    });
    const error: unknown = await used.catch((raised: unknown) => raised);
    expect(error).toBeInstanceOf(IndexError);
    expect(causeOf(error)).toBeInstanceOf(KeyError);
    expect(causeOf(causeOf(error))).toBeInstanceOf(AttributeError);
    expect(causeOf(causeOf(error))).not.toHaveProperty('cause');
    expect(saved).toBeInstanceOf(ValueError);
    expect(causeOf(saved)).toBeInstanceOf(ZeroDivisionError);
  });

  it('test_async_exit_exception_explicit_none_context', async () => {
    class MyException extends Error {}
    const direct = asyncContextManager(async function* () {
      try {
        yield;
      } catch {
        throw new MyException('no cause', { cause: undefined });
      }
    });
    const onStack = asyncContextManager(async function* () {
      const stack = new AsyncExitStack();
      await stack.enterAsyncContext(direct());
      try {
        yield;
      } catch (error) {
        await stack.aexit(error);
      }
    });
    for (const manager of [direct, onStack]) {
      const used = manager().use(() => Promise.reject(new IndexError()));
      const error: unknown = await used.catch((raised: unknown) => raised);
      expect(error).toBeInstanceOf(MyException);
      expect(causeOf(error)).toBe(undefined);
    }
  });

  it('test_instance_bypass_async: differs – pushing what cannot be left is refused too', async () => {
    const manager = { aenter: {}, aexit: {} };
    const stack = new AsyncExitStack();
    // @ts-expect-error -- objects are no methods.
    await expect(stack.enterAsyncContext(manager)).rejects.toThrow(/asynchronous context manager/);
    // @ts-expect-error -- objects are no methods.
    expect(() => stack.pushAsyncExit(manager)).toThrow('Pass an exit to pushAsyncExit()');
    await stack.aclose();
  });
});
