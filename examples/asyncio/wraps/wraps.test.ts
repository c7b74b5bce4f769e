import { describe, expect, expectTypeOf, it } from 'vitest';
import { wraps } from '../index.ts';

describe('wraps', () => {
  async function fetchPage(this: { base: string }, page: string, retries = 1): Promise<string> {
    return await Promise.resolve((this.base + page).repeat(retries));
  }

  it('gives the wrapper name, length and properties, and returns it', async () => {
    const wrapper = async (...args: unknown[]) => await Promise.resolve(`${args.length}`);
    const inner = Object.assign(fetchPage.bind({ base: '/' }), { retries: 3 });
    Object.defineProperty(inner, 'hidden', { value: true });
    const wrapped = wraps<(page: string) => Promise<string>>(inner)(wrapper);
    expect(wrapped).toBe(wrapper);
    expect(wrapped.name).toBe(inner.name);
    expect(wrapped.length).toBe(1);
    expect(wrapped).toHaveProperty('retries', 3);
    expect(wrapped).not.toHaveProperty('hidden');
    expect(await wrapped('home')).toBe('1');
  });

  it('keeps the signature, this included', async () => {
    const loud = wraps(fetchPage)(async function (page, retries) {
      expectTypeOf(page).toBeString();
      expectTypeOf(retries).toEqualTypeOf<number | undefined>();
      return (await fetchPage.call(this, page, retries)).toUpperCase();
    });
    expectTypeOf(loud).toEqualTypeOf<typeof fetchPage>();
    expect(await loud.call({ base: '/' }, 'home')).toBe('/HOME');
    expect(loud.name).toBe('fetchPage');
  });

  it('refuses what is no function', () => {
    // @ts-expect-error -- no function.
    expect(() => wraps('fetch')).toThrow(
      new TypeError('Pass a function as wrapped: received string'),
    );
    // @ts-expect-error -- no function.
    expect(() => wraps(fetchPage)(undefined)).toThrow(
      new TypeError('Pass a function as wrapper: received undefined'),
    );
  });
});
