// Managers are async by their protocol, whether they wait or not.
/* eslint-disable @typescript-eslint/require-await */
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  AbstractAsyncContextManager,
  aclosing,
  type AsyncContextManager,
  asyncContextManager,
  AsyncExitStack,
  nullcontext,
} from '../index.ts';

class ZeroDivisionError extends Error {}

describe('CPython test_contextlib_async.TestAbstractAsyncContextManager', () => {
  class DefaultEnter extends AbstractAsyncContextManager<DefaultEnter> {
    override async aexit(): Promise<void> {}
  }

  it('test_enter', async () => {
    const manager = new DefaultEnter();
    expect(await manager.aenter()).toBe(manager);
    await manager.use((context) => {
      expect(context).toBe(manager);
    });
  });

  it('test_async_gen_propagates_generator_exit', async () => {
    const left: string[] = [];
    const ctx = asyncContextManager(async function* () {
      try {
        yield 0;
      } finally {
        left.push('ctx');
      }
    });
    async function* generate() {
      await using scope = await ctx().scope();
      yield 11 + scope.value;
      left.push('never');
    }
    const generator = generate();
    for await (const value of generator) {
      expect(value).toBe(11);
      break;
    }
    await generator.return(undefined);
    expect(left).toEqual(['ctx']);
  });

  it('test_exit_is_abstract', async () => {
    // @ts-expect-error -- a subclass must write aexit().
    class MissingAexit extends AbstractAsyncContextManager<unknown> {}
    await expect(new MissingAexit().use(() => 1)).rejects.toThrow(TypeError);
  });

  it('test_structural_subclassing', async () => {
    class FromScratch {
      async aenter(): Promise<this> {
        return this;
      }
      async aexit(): Promise<void> {}
    }
    class NoEnter {
      aenter = undefined;
      async aexit(): Promise<void> {}
    }
    class NoExit {
      async aenter(): Promise<void> {}
      aexit = undefined;
    }
    expectTypeOf<FromScratch>().toExtend<AsyncContextManager<FromScratch>>();
    expectTypeOf<DefaultEnter>().toExtend<AsyncContextManager<DefaultEnter>>();
    expectTypeOf<NoEnter>().not.toExtend<AsyncContextManager<unknown>>();
    expectTypeOf<NoExit>().not.toExtend<AsyncContextManager<unknown>>();
    const stack = new AsyncExitStack();
    const scratch = new FromScratch();
    expect(await stack.enterAsyncContext(scratch)).toBe(scratch);
    // @ts-expect-error -- aenter is not a method.
    await expect(stack.enterAsyncContext(new NoEnter())).rejects.toThrow(TypeError);
    // @ts-expect-error -- aexit is not a method.
    await expect(stack.enterAsyncContext(new NoExit())).rejects.toThrow(TypeError);
  });
});

describe('CPython test_contextlib_async.AclosingTestCase', () => {
  class Closable {
    readonly state: number[] = [];
    async aclose(): Promise<void> {
      this.state.push(1);
    }
  }

  it('test_aclosing', async () => {
    const thing = new Closable();
    await aclosing(thing).use((value) => {
      expect(value).toBe(thing);
      expect(thing.state).toEqual([]);
    });
    expect(thing.state).toEqual([1]);
  });

  it('test_aclosing: at the end of a block', async () => {
    const thing = new Closable();
    {
      await using closing = aclosing(thing);
      expect(closing.value).toBe(thing);
      expect(thing.state).toEqual([]);
    }
    expect(thing.state).toEqual([1]);
  });

  it('test_aclosing_error', async () => {
    const thing = new Closable();
    const error = new ZeroDivisionError();
    const used = aclosing(thing).use((value) => {
      expect(value).toBe(thing);
      throw error;
    });
    await expect(used).rejects.toBe(error);
    expect(thing.state).toEqual([1]);
  });

  it('test_aclosing_bpo41229', async () => {
    const state: number[] = [];
    async function* generate() {
      using resource = { value: -1, [Symbol.dispose]: () => state.push(1) };
      yield resource.value;
      yield -2;
    }
    const generator = generate();
    const error = new ZeroDivisionError();
    const used = aclosing(generator).use(async (value) => {
      expect(value).toBe(generator);
      expect((await generator.next()).value).toBe(-1);
      expect(state).toEqual([]);
      throw error;
    });
    await expect(used).rejects.toBe(error);
    expect(state).toEqual([1]);
  });
});

describe('CPython test_contextlib_async.TestAsyncNullcontext', () => {
  it('test_async_nullcontext', async () => {
    const value = {};
    await nullcontext(value).use((entered) => {
      expect(entered).toBe(value);
    });
    await using scope = nullcontext(value);
    expect(scope.value).toBe(value);
  });
});
