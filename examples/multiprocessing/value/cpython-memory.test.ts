import { describe, expect, it, vi } from 'vitest';
import { Array as SharedArray, Lock, Process, RawArray, RawValue, RLock, Value } from '../index.ts';

vi.setConfig({ testTimeout: 30_000 });

type Number5 = { value: number | bigint | string };

const codesValues = [
  ['i', 4343, 24234],
  ['d', 3.625, -4.25],
  ['h', -232, 234],
  ['q', 2n ** 33n, 2n ** 34n],
  ['c', 'x', 'y'],
] as const;

async function run<A extends readonly unknown[]>(
  target: (...args: A) => unknown,
  args: A,
): Promise<void> {
  const p = new Process({ target, args, daemon: true });
  p.start();
  await p.join();
  expect(p.exitcode).toBe(0);
}

describe('CPython _test_multiprocessing._TestValue', () => {
  async function check(make: (code: never, value: never) => Number5): Promise<void> {
    const values = codesValues.map(([code, value]) => make(code as never, value as never));
    expect(values.map(({ value }) => value)).toEqual(codesValues.map(([, value]) => value));
    const wanted = codesValues.map(([, , value]) => value);
    await run(
      (all: Number5[], news: readonly (number | bigint | string)[]) => {
        for (const [index, value] of news.entries()) all[index]!.value = value;
      },
      [values, wanted],
    );
    expect(values.map(({ value }) => value)).toEqual(wanted);
  }

  it('test_value', () => check((code, value) => new Value(code, value)));

  it('test_rawvalue', () => check((code, value) => new RawValue(code, value)));

  it('test_getobj_getlock', () => {
    const val1 = new Value('i', 5);
    expect(val1.getLock()).toBeInstanceOf(RLock);
    expect(val1.getObj()).toBeInstanceOf(RawValue);
    expect(new Value('i', 5, { lock: undefined }).getLock()).toBeInstanceOf(RLock);
    const lock = new Lock();
    expect(new Value('i', 5, { lock }).getLock()).toBe(lock);
    expect(() => new Value('i', 5, { lock: false }).getLock()).toThrow('without a lock');
    expect(() => new Value('i', 5, { lock: 'navalue' as never })).toThrow(TypeError);
    expect('getLock' in new RawValue('i', 5)).toBe(false);
  });
});

describe('CPython _test_multiprocessing._TestArray', () => {
  type Numbers = SharedArray<'i'> | RawArray<'i'>;

  async function check(make: (items: number[]) => Numbers): Promise<void> {
    const seq = [680, 626, 934, 821, 150, 233, 548, 982, 714, 831];
    const arr = make(seq);
    expect(arr.length).toBe(seq.length);
    expect(arr.at(3)).toBe(seq[3]);
    expect(arr.slice(2, 7)).toEqual(seq.slice(2, 7));
    arr.set(4, [1, 2, 3, 4]);
    seq.splice(4, 4, 1, 2, 3, 4);
    expect(arr.slice()).toEqual(seq);
    for (let i = 1; i < seq.length; i += 1) seq[i]! += seq[i - 1]!;
    await run(
      (numbers: Numbers) => {
        for (let i = 1; i < numbers.length; i += 1) {
          numbers.set(i, numbers.at(i) + numbers.at(i - 1));
        }
      },
      [arr],
    );
    expect([...arr]).toEqual(seq);
  }

  it('test_array', () => check((items) => new SharedArray('i', items)));

  it('test_array_from_size', () => {
    for (let round = 0; round < 3; round += 1) {
      const arr = new SharedArray('i', 10);
      expect(arr.length).toBe(10);
      expect([...arr]).toEqual(Array(10).fill(0));
      const numbers = [...Array(10).keys()];
      arr.set(0, numbers);
      expect([...arr]).toEqual(numbers);
    }
  });

  it('test_rawarray', () => check((items) => new RawArray('i', items)));

  it('test_getobj_getlock_obj', () => {
    const items = [...Array(10).keys()];
    const arr1 = new SharedArray('i', items);
    expect(arr1.getLock()).toBeInstanceOf(RLock);
    expect([...arr1.getObj()]).toEqual(items);
    const lock = new Lock();
    expect(new SharedArray('i', items, { lock }).getLock()).toBe(lock);
    expect(() => new SharedArray('i', items, { lock: false }).getLock()).toThrow('without a lock');
    expect(() => new SharedArray('i', items, { lock: 'notalock' as never })).toThrow(TypeError);
    expect('getLock' in new RawArray('i', items)).toBe(false);
  });
});

describe('CPython _test_multiprocessing._TestSharedCTypes', () => {
  async function double(lock: boolean): Promise<void> {
    const x = new Value('i', 7, { lock });
    const y = new Value('d', 1 / 3, { lock });
    const z = new Value('q', 2n ** 33n, { lock });
    const arr = new SharedArray('d', [...Array(10).keys()], { lock });
    const text = new SharedArray('c', 'hello', { lock });
    await run(
      (
        one: Value<'i'>,
        two: Value<'d'>,
        three: Value<'q'>,
        numbers: SharedArray<'d'>,
        letters: SharedArray<'c'>,
      ) => {
        one.value *= 2;
        two.value *= 2;
        three.value *= 2n;
        for (let i = 0; i < numbers.length; i += 1) numbers.set(i, numbers.at(i) * 2);
        for (const [i, letter] of [...letters].entries()) letters.set(i, letter.toUpperCase());
      },
      [x, y, z, arr, text],
    );
    expect(x.value).toBe(14);
    expect(y.value).toBeCloseTo(2 / 3);
    expect(z.value).toBe(2n ** 34n);
    expect([...arr]).toEqual([...Array(10).keys()].map((i) => i * 2));
    expect([...text].join('')).toBe('HELLO');
  }

  it('test_sharedctypes', () => double(false));

  it('test_synchronize', () => double(true));
});

it('takes whole numbers only where the typecode holds no others', () => {
  for (const typecode of ['b', 'B', 'h', 'H', 'i', 'I'] as const) {
    for (const value of [1.5, NaN, Infinity]) {
      const refusal = new TypeError(`Pass a whole number for '${typecode}': received ${value}`);
      expect(() => new Value(typecode, value)).toThrow(refusal);
      expect(() => new SharedArray(typecode, [1, value])).toThrow(refusal);
      const number = new RawValue(typecode, 5);
      expect(() => (number.value = value)).toThrow(refusal);
      expect(number.value).toBe(5);
    }
  }
  for (const typecode of ['f', 'd'] as const) {
    expect(new Value(typecode, NaN).value).toBeNaN();
    expect(new Value(typecode, -1.5).value).toBe(-1.5);
  }
});
