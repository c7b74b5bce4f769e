import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from './decoder.ts';
import { encode } from './encoder.ts';

const again = (value: unknown): unknown => decode(encode(value).bytes);

describe('a value that was made into bytes and back', () => {
  it.each([
    ['numbers', [0, -0, 1.5, Number.NaN, Infinity, 2 ** 40, -(2 ** 31), 2 ** 31]],
    ['texts', ['', 'tea', 'é', '并发'.repeat(40), '\ud800'.repeat(50), '\ufeffa'.repeat(40)]],
    ['bigints', [0n, -5n, 10n ** 40n]],
    ['dates', [new Date(5), new Date(Number.NaN)]],
    ['regular expressions', [/a\/b/giu]],
    ['collections', [new Map([[{ a: 1 }, [2]]]), new Set([1, 'a'])]],
    ['arrays with holes', [[1, , 3], new Array(4)]], // eslint-disable-line no-sparse-arrays
    ['arrays with properties', [Object.assign([1], { index: 0, input: 'x' })]],
    ['boxes', [Object(1), Object('s'), Object(5n), Object(false)]],
    ['buffers', [new ArrayBuffer(3), new ArrayBuffer(8, { maxByteLength: 16 })]],
    ['views', [new DataView(new ArrayBuffer(4), 1, 2), new BigInt64Array([1n]), new Uint8Array(3)]],
    ['a name of the prototype', [JSON.parse('{"__proto__": 1, "b": 2}')]],
    ['undefined properties', [{ a: undefined }]],
    ['errors', [new RangeError('r'), new Error('outer', { cause: new TypeError('inner') })]],
  ])('is what structured cloning makes of it: %s', (_, value) => {
    expect(again(value)).toStrictEqual(structuredClone(value));
  });

  it('is what structured cloning makes of it, whatever data it is', { timeout: 30_000 }, () => {
    const anything = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
      stringUnit: 'binary',
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(again(value)).toStrictEqual(structuredClone(value));
      }),
      { numRuns: 200 },
    );
  });

  it('refers to itself where it did', () => {
    const value: Record<string, unknown> = { list: [] };
    value['self'] = value;
    (value['list'] as unknown[]).push(value, new Map([[value, value]]));
    const copy = again(value) as { self: unknown; list: [unknown, Map<unknown, unknown>] };
    expect(copy.self).toBe(copy);
    expect(copy.list[0]).toBe(copy);
    expect(copy.list[1].get(copy)).toBe(copy);
  });

  it('has views that share their buffer where they did', () => {
    const buffer = new ArrayBuffer(16);
    const value = [new Uint8Array(buffer, 4, 4), new Float64Array(buffer, 8, 1), buffer] as const;
    const [bytes, floats, whole] = again(value) as [Uint8Array, Float64Array, ArrayBuffer];
    expect([bytes.buffer, floats.buffer]).toEqual([whole, whole]);
    expect(bytes.buffer).toBe(floats.buffer);
    expect([bytes.byteOffset, bytes.length, floats.byteOffset]).toEqual([4, 4, 8]);
  });

  it('is an error with its name, cause and errors, and of the nearest class that JavaScript has', () => {
    class Busy extends TypeError {
      override name = 'Busy';
    }
    const busy = again(new Busy('later', { cause: { until: 5 } })) as Error;
    expect(busy).toBeInstanceOf(TypeError);
    expect(busy).toMatchObject({ name: 'Busy', message: 'later', cause: { until: 5 } });
    expect(again(new AggregateError([new Error('a')], 'all'))).toMatchObject({
      name: 'AggregateError',
      errors: [{ message: 'a' }],
    });
    expect(again(new DOMException('stop', 'AbortError'))).toMatchObject({
      name: 'AbortError',
      message: 'stop',
    });
  });

  it('is made while a getter of another one runs', () => {
    const value = {
      first: 'before',
      get second() {
        return again({ inner: true });
      },
      third: 'after',
    };
    expect(again(value)).toEqual({ first: 'before', second: { inner: true }, third: 'after' });
  });

  it('is not made of what is nested so deep that it might be lost on arrival', () => {
    const nested = (depth: number): unknown => {
      let value: unknown = 'inside';
      for (let left = depth; left > 0; left -= 1) value = [value];
      return value;
    };
    expect(again(nested(500))).toEqual(nested(500));
    expect(() => encode(nested(501))).toThrow(
      'Put something flatter: the item is nested more than 500 deep',
    );
  });
});
