// Managers are async by their protocol, whether they wait or not.
/* eslint-disable @typescript-eslint/require-await */
import { transform } from 'esbuild';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { asyncContextManager } from '../index.ts';

let log: unknown[] = [];

const traced = asyncContextManager(async function* traced(label: string) {
  log.push(`enter ${label}`);
  try {
    yield;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  } finally {
    log.push(`leave ${label}`);
  }
});

async function save(this: unknown, order: string, copies = 1): Promise<number> {
  log.push(this, order);
  if (order === '') throw new RangeError('no order');
  return order.length * copies;
}

describe('asyncContextManager, decorator()', () => {
  it('runs each call in a context of its own', async () => {
    log = [];
    const decorated = traced.decorator('save')(save);
    const receiver = {};
    expect(await Promise.all([decorated.call(receiver, 'tea'), decorated('coffee')])).toEqual([
      3, 6,
    ]);
    expect(log.filter((entry) => entry === 'enter save')).toHaveLength(2);
    expect(log.filter((entry) => entry === 'leave save')).toHaveLength(2);
    expect(log).toContain(receiver);
  });

  it('resolves to undefined when the context swallows the error', async () => {
    expect(await traced.decorator('save')(save)('')).toBe(undefined);
  });

  it('keeps name, length, properties and type', () => {
    const decorated = traced.decorator('save')(Object.assign(save, { retries: 3 }));
    expect(decorated.name).toBe('save');
    expect(decorated.length).toBe(save.length);
    expect(decorated.retries).toBe(3);
    expectTypeOf(decorated).toEqualTypeOf<typeof save & { retries: number }>();
    expectTypeOf(traced.decorator).parameters.toEqualTypeOf<[label: string]>();
  });

  it('is typed inside generic decorators too', async () => {
    function announced<A extends unknown[], R>(inner: (...args: A) => Promise<R>) {
      return traced.decorator(inner.name)(inner);
    }
    const announcedSave = announced(async (order: string) => order.length);
    expectTypeOf(announcedSave).toBeCallableWith('tea');
    expectTypeOf(announcedSave).returns.resolves.toBeNumber();
    expect(await announcedSave('tea')).toBe(3);
  });

  it('refuses what is no function', () => {
    // @ts-expect-error -- no function.
    expect(() => traced.decorator('save')({})).toThrow(
      new TypeError('Pass a function as decorated: received object'),
    );
  });

  it('decorates methods with the syntax of JavaScript decorators', async () => {
    log = [];
    const { code } = await transform(
      `class Shop {
        name = 'shop';
        @traced.decorator('order') async order(item) { return this.name + ' ' + item; }
      }`,
      { target: 'es2022' },
    );
    // Node does not run decorators yet, so the class is compiled as a reader's would be.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const make = new Function('traced', `${code}; return new Shop();`) as (
      manager: typeof traced,
    ) => { order: (item: string) => Promise<string> };
    const shop = make(traced);
    expect(await shop.order('tea')).toBe('shop tea');
    const { order } = shop;
    expect(order.name).toBe('order');
    expect(log).toEqual(['enter order', 'leave order']);
  });
});
