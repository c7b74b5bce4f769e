import { describe, expect, expectTypeOf, it } from 'vitest';
import { advance, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import { aclosing, createTask, nullcontext, sleep } from '../index.ts';

useVirtualTime();

describe('aclosing', () => {
  let closed = 0;
  async function* pages(signal?: AbortSignal) {
    try {
      yield 1;
      await sleep(1000, { signal });
      yield 2;
    } finally {
      closed += 1;
    }
  }

  it('closes a generator that two loops have read', async () => {
    closed = 0;
    {
      await using closing = aclosing(pages());
      expect(await closing.value.next()).toEqual({ done: false, value: 1 });
      expect(closed).toBe(0);
    }
    expect(closed).toBe(1);
  });

  it('closes again without harm', async () => {
    closed = 0;
    const closing = aclosing(pages());
    await closing.use((source) => source.next());
    await closing[Symbol.asyncDispose]();
    expect(closed).toBe(1);
  });

  it('prefers aclose() and calls it on the thing', async () => {
    const thing = {
      calls: [] as string[],
      async aclose() {
        await sleep(0);
        this.calls.push('aclose');
      },
      return() {
        this.calls.push('return');
        return Promise.resolve();
      },
    };
    const used = aclosing(thing).use(() => 'result');
    await advance(0);
    expect(await used).toBe('result');
    expect(thing.calls).toEqual(['aclose']);
  });

  it('hands on the error of the body, and swallows none', async () => {
    const failed = new Error('failed');
    await expect(aclosing(pages()).use(() => Promise.reject(failed))).rejects.toBe(failed);
  });

  it('waits for a generator that waits, unless its signal ends that', async () => {
    closed = 0;
    const patient = new Outcome(
      aclosing(pages()).use(async (source) => {
        await source.next();
        void source.next();
      }),
    );
    await advance(500);
    expect(patient.state).toBe('pending');
    await advance(500);
    expect(patient.state).toBe('resolved');

    const task = createTask(({ signal }) =>
      aclosing(pages(signal)).use(async (source) => {
        for await (const page of source) expect(page).toBe(1);
      }),
    );
    await advance(10);
    task.cancel();
    await advance(0);
    expect(task.cancelled()).toBe(true);
    expect(closed).toBe(2);
  });

  it('refuses what it could not close', () => {
    for (const thing of [{}, null, undefined, [1], 'pages', { aclose: 1 }]) {
      expect(() => aclosing(thing as unknown as AsyncGenerator)).toThrow(
        /^Pass an async generator to aclosing\(\): received \w+$/,
      );
    }
    // @ts-expect-error -- nothing to close.
    expect(() => aclosing({})).toThrow(TypeError);
  });

  it('keeps the type', () => {
    const closing = aclosing(pages());
    expectTypeOf(closing.value).toEqualTypeOf<AsyncGenerator<1 | 2, void, unknown>>();
    expectTypeOf(closing).toExtend<AsyncDisposable>();
  });
});

describe('nullcontext', () => {
  it('is every kind of context and swallows nothing', async () => {
    const context = nullcontext();
    expectTypeOf(context.value).toEqualTypeOf<undefined>();
    const failed = new Error('failed');
    await expect(context.use(() => Promise.reject(failed))).rejects.toBe(failed);
    const entered = nullcontext('value');
    expect(entered.enter()).toBe('value');
    expect(entered.exit(failed)).toBe(undefined);
    await entered[Symbol.asyncDispose]();
    expect(await entered.use((value) => value)).toBe('value');
  });
});
