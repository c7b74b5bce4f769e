// Managers are async by their protocol, whether they wait or not.
/* eslint-disable @typescript-eslint/require-await */
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type AsyncContextManager,
  asyncContextManager,
  type AsyncGeneratorContextManager,
  type AsyncScope,
  sleep,
} from '../index.ts';

describe('asyncContextManager, misuse and types', () => {
  it('refuses what is no generator function', () => {
    // @ts-expect-error -- no function.
    expect(() => asyncContextManager(42)).toThrow(
      new TypeError('Pass a function as generatorFunction: received number'),
    );
    // @ts-expect-error -- an async function makes a promise.
    const wrong = asyncContextManager(async function open() {
      await sleep(0);
    }) as () => unknown;
    expect(() => wrong()).toThrow(
      new TypeError('Pass an async generator function: open() returned Promise'),
    );
  });

  it('hands this on', async () => {
    class Database {
      readonly name = 'db';
      session = asyncContextManager(async function* (this: Database, user: string) {
        yield `${this.name}/${user}`;
      });
    }
    expect(await new Database().session('me').use((session) => session)).toBe('db/me');
  });

  it('infers arguments and what is yielded', () => {
    const open = asyncContextManager(async function* (name: string, port?: number) {
      yield { name, port };
    });
    expectTypeOf(open).parameters.toEqualTypeOf<[name: string, port?: number | undefined]>();
    type Value = { name: string; port: number | undefined };
    expectTypeOf(open).returns.toEqualTypeOf<AsyncGeneratorContextManager<Value>>();
    expectTypeOf(open).returns.toExtend<AsyncContextManager<Value>>();
    expectTypeOf(open('a').scope()).resolves.toEqualTypeOf<AsyncScope<Value>>();
    expectTypeOf(open('a').use(({ name }) => name)).resolves.toEqualTypeOf<string | undefined>();
    expectTypeOf(open('a').use(async () => 1)).resolves.toEqualTypeOf<number | undefined>();
    expectTypeOf<ReturnType<typeof open>>().not.toExtend<AsyncDisposable>();
  });
});
