import { runInThisContext } from 'node:vm';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { gather, toThread } from '../index.ts';

describe('CPython test_threads.ToThreadTests', () => {
  it('test_to_thread', async () => {
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
    expect(await toThread(sum, [40, 2])).toBe(42);
  });

  it('test_to_thread_exception', async () => {
    const running = toThread(() => {
      throw new RangeError('test');
    });
    await expect(running).rejects.toThrow(new RangeError('test'));
  });

  it('test_to_thread_once', async () => {
    const calls = new Int32Array(new SharedArrayBuffer(4));
    await toThread((shared: Int32Array) => {
      Atomics.add(shared, 0, 1);
    }, calls);
    expect(calls[0]).toBe(1);
  });

  it('test_to_thread_concurrent', async () => {
    const calls = new Int32Array(new SharedArrayBuffer(4));
    const add = (shared: Int32Array) => {
      Atomics.add(shared, 0, 1);
    };
    await gather(Array.from({ length: 10 }, () => toThread(add, calls)));
    expect(calls[0]).toBe(10);
  });

  it('test_to_thread_args_kwargs', async () => {
    const join = (first: string, { something }: { something: boolean }) =>
      `${first} ${String(something)}`;
    expect(await toThread(join, 'test', { something: true })).toBe('test true');
  });
});

describe('toThread', () => {
  it('really runs in another thread', async () => {
    const where = () => process.getBuiltinModule('node:worker_threads').threadId;
    expect(await toThread(where)).not.toBe(where());
  });

  it('lets the thread call functions of this one, in the order of the calls', async () => {
    const asked: string[] = [];
    const lookUp = (word: string) => {
      asked.push(word);
      return Promise.resolve(`${word}!`);
    };
    const answers = await toThread(
      async (ask: typeof lookUp, words: string[]) => {
        const found: string[] = [];
        for (const word of words) found.push(await ask(word));
        return found;
      },
      lookUp,
      ['one', 'two'],
    );
    expect(answers).toEqual(['one!', 'two!']);
    expect(asked).toEqual(['one', 'two']);
  });

  it('gives the thread the error of a function that it called', async () => {
    const refuse = () => Promise.reject(new RangeError('no such word'));
    const caught = await toThread(
      async (ask: () => Promise<never>) => ask().catch((error: unknown) => String(error)),
      refuse,
    );
    expect(caught).toBe('RangeError: no such word');
  });

  it('brings along what a host’s compiler has put into the function', async () => {
    const hook = Symbol.for('bingfa.threads');
    const told: unknown[] = [];
    const host = {
      prelude: 'const $traced = (value) => { host(`traced ${value}`); return value + 1; };',
      message: (data: unknown) => told.push(data),
    };
    Object.assign(globalThis, { [hook]: host });
    const compiled = runInThisContext('() => $traced(1)') as () => number;
    expect(await toThread(compiled)).toBe(2);
    expect(told).toEqual(['traced 1']);
    Reflect.deleteProperty(globalThis, hook);
  });

  it('has no name in the thread that is not a global', async () => {
    // @ts-expect-error -- it is not defined, which is what it asks
    expect(await toThread(() => typeof host)).toBe('undefined');
  });

  it('says which outer name the function uses', async () => {
    const outer = 1;
    await expect(toThread(() => outer)).rejects.toThrow(
      'Pass to the thread what its function uses: outer is not defined there',
    );
  });

  it('takes a method, an async function and an arrow', async () => {
    const object = {
      twice(value: number) {
        return value * 2;
      },
    };
    // eslint-disable-next-line @typescript-eslint/unbound-method -- a thread gets its source only
    expect(await toThread(object.twice, 21)).toBe(42);
    expect(await toThread(async (value: number) => Promise.resolve(value + 1), 41)).toBe(42);
  });

  it('refuses what cannot go to a thread', async () => {
    await expect(toThread(1 as unknown as () => void)).rejects.toThrow(
      new TypeError('Pass a function as body: received number'),
    );
    await expect(toThread(Math.max)).rejects.toThrow(/^Wrap it in a function/);
    await expect(toThread((value: unknown) => value, Symbol('no'))).rejects.toMatchObject({
      name: 'DataCloneError',
    });
  });

  it('says that the thread has ended, if the function ends it', async () => {
    const leave = () => process.exit(3);
    await expect(toThread(leave)).rejects.toThrow('its thread ended with exit code 3');
  });

  it('keeps the name of an error class that the thread has made', async () => {
    const running = toThread(() => {
      class TooLate extends Error {
        override name = 'TooLate';
      }
      throw new TooLate('by a day');
    });
    await expect(running).rejects.toMatchObject({ name: 'TooLate', message: 'by a day' });
  });

  it('has the types of its contract', () => {
    expectTypeOf(toThread<[number], string>).returns.toEqualTypeOf<Promise<string>>();
    expectTypeOf(toThread<[number], string>)
      .parameter(1)
      .toBeNumber();
  });
});
