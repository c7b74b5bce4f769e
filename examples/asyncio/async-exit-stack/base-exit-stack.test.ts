import { describe, expect, it } from 'vitest';
import { asyncContextManager, AsyncExitStack } from '../index.ts';

// CPython's test_contextlib.TestBaseExitStack, which its tests of AsyncExitStack inherit.
function raise(error: Error): never {
  throw error;
}

async function thrownBy(body: (stack: AsyncExitStack) => unknown): Promise<Error> {
  const thrown: unknown = await new AsyncExitStack().use(body).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(Error);
  return thrown as Error;
}

describe('AsyncExitStack, the cases it inherits from TestBaseExitStack', () => {
  it('test_no_resources', async () => {
    expect(await new AsyncExitStack().use(() => 'done')).toBe('done');
  });

  it('test_callback', async () => {
    const calls: unknown[][] = [];
    function exit(...args: unknown[]): void {
      calls.push(args);
    }
    await new AsyncExitStack().use((stack) => {
      expect(stack.callback(exit, 1, { example: 1 })).toBe(exit);
      stack.callback(exit);
      // @ts-expect-error -- a callback comes first.
      expect(() => stack.callback()).toThrow('Pass a function as callback: received undefined');
    });
    expect(calls).toEqual([[], [1, { example: 1 }]]);
  });

  it('test_push', async () => {
    const raised = new Error('raised');
    const seen: unknown[] = [];
    const manager = {
      enter: () => raise(new Error('Should not be called!')),
      exit(error?: unknown) {
        expect(this).toBe(manager);
        seen.push(error);
      },
    };
    await new AsyncExitStack().use((stack) => {
      expect(stack.push(manager)).toBe(manager);
      stack.push((error) => {
        seen.push(error);
        return true;
      });
      stack.push(manager);
      throw raised;
    });
    expect(seen).toEqual([raised, raised, undefined]);
  });

  it('test_enter_context', async () => {
    const result: number[] = [];
    await new AsyncExitStack().use((stack) => {
      stack.callback(() => result.push(4));
      const entered = stack.enterContext({
        enter: () => result.push(1),
        exit: () => void result.push(3),
      });
      expect(entered).toBe(1);
      result.push(2);
    });
    expect(result).toEqual([1, 2, 3, 4]);
  });

  it('test_enter_context_errors, test_instance_bypass', async () => {
    const method = () => undefined;
    await new AsyncExitStack().use((stack) => {
      const half = { exit: method, [Symbol.dispose]: method };
      for (const lacking of [{}, half, { enter: method }, { enter: {}, exit: {} }, undefined]) {
        expect(() => stack.enterContext(lacking as unknown as Disposable)).toThrow(
          /^Pass a context manager to enterContext\(\): received (Object|undefined)$/,
        );
      }
      // @ts-expect-error -- no exit.
      expect(() => stack.push({})).toThrow(
        new TypeError('Pass an exit to push(): received Object'),
      );
    });
  });

  it('test_close, test_pop_all', async () => {
    const result: number[] = [];
    let kept = new AsyncExitStack();
    await new AsyncExitStack().use(async (stack) => {
      stack.callback(() => result.push(1));
      await stack.aclose();
      result.push(2);
      stack.callback(() => result.push(4));
      kept = stack.popAll();
      expect(kept).not.toBe(stack);
    });
    result.push(3);
    await kept.aclose();
    expect(result).toEqual([1, 2, 3, 4]);
  });

  it('test_exit_raise, test_exit_suppress, test_body_exception_suppress', async () => {
    const failed = new Error('failed');
    for (const swallowed of [false, true]) {
      const used = new AsyncExitStack().use((stack): string => {
        stack.push(() => swallowed);
        throw failed;
      });
      if (swallowed) expect(await used).toBe(undefined);
      else await expect(used).rejects.toBe(failed);
    }
  });

  it('test_exit_exception_chaining_suppress', async () => {
    const used = new AsyncExitStack().use((stack) => {
      stack.push(() => true);
      stack.callback(raise, new Error('two'));
      stack.callback(raise, new Error('one'));
      return 'done';
    });
    expect(await used).toBe('done');
  });

  it('test_exit_exception_non_suppressing', async () => {
    const first = new Error('first');
    const thrown = await thrownBy((stack) => {
      stack.callback(raise, first);
      stack.push(() => true);
      stack.callback(raise, new Error('swallowed'));
    });
    expect(thrown).toBe(first);
    expect(thrown).not.toHaveProperty('cause');
  });

  it('test_exit_exception_with_correct_context', async () => {
    const replacing = asyncContextManager(async function* (error: Error) {
      try {
        yield await Promise.resolve('entered');
      } finally {
        // eslint-disable-next-line no-unsafe-finally -- the mistake whose trace must not be lost.
        throw error;
      }
    });
    const [one, two, three, four] = [1, 2, 3, 4].map((n) => new Error(String(n)));
    const thrown = await thrownBy(async (stack) => {
      for (const error of [four!, three!, two!]) await stack.enterAsyncContext(replacing(error));
      throw one!;
    });
    expect(thrown).toBe(four);
    expect(four!.cause).toBe(three);
    expect(three!.cause).toBe(two);
    expect(two!.cause).toBe(one);
    expect(one).not.toHaveProperty('cause');
  });

  it('test_exit_exception_with_existing_context', async () => {
    const [one, two, four] = [1, 2, 4].map((n) => new Error(String(n)));
    const three = new Error('3', { cause: two });
    const five = new Error('5', { cause: four });
    const thrown = await thrownBy((stack) => {
      stack.callback(raise, five);
      stack.callback(raise, three);
      throw one!;
    });
    expect(thrown).toBe(five);
    expect(four!.cause).toBe(three);
    expect(two!.cause).toBe(one);
    expect(one).not.toHaveProperty('cause');
  });

  it('test_excessive_nesting', async () => {
    let left = 0;
    await new AsyncExitStack().use((stack) => {
      for (let i = 0; i < 10_000; i += 1) stack.callback(() => (left += 1));
    });
    expect(left).toBe(10_000);
  });

  it('test_dont_reraise_RuntimeError', async () => {
    const raised = new Error('no infinite loop');
    const second = asyncContextManager(async function* () {
      try {
        yield await Promise.resolve('entered');
      } catch (error) {
        throw new TypeError('new exception', { cause: error });
      }
    });
    const first = asyncContextManager(async function* () {
      try {
        yield await Promise.resolve('entered');
      } catch (error) {
        throw error as Error;
      }
    });
    const thrown = await thrownBy(async (stack) => {
      await stack.enterAsyncContext(second());
      await stack.enterAsyncContext(first());
      throw raised;
    });
    expect(thrown).toBeInstanceOf(TypeError);
    expect(thrown.cause).toBe(raised);
    expect(raised).not.toHaveProperty('cause');
  });
});
