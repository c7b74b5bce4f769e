import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { Bunch, inThread } from '../../testing/bunch.ts';
import { Event, local, Thread } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('CPython test_threading_local.BaseLocalTest', () => {
  it('test_derived', async () => {
    const data = new local({ x: -1 });
    const set = (data: { x: number }) => {
      const number = Math.random();
      data.x = number;
      return data.x === number;
    };
    expect(await new Bunch(10, set, data).results).toEqual(Array(10).fill(true));
    expect(data.x).toBe(-1);
  });

  it('test_arguments', () => {
    expect(() => new local(1 as never)).toThrow(
      new TypeError('Pass an object of initial values: received number'),
    );
  });

  it('test_threading_local', async () => {
    const data = new local<{ x: string; y: string }>();
    const [set, go] = [new Event(), new Event()];
    const f1 = (data: { x?: string; y?: string }, set: Event, go: Event) => {
      data.x = 'foo';
      data.y = 'bar';
      delete data.y;
      set.set();
      go.waitSync();
      return Object.keys(data);
    };
    const first = inThread(f1, data, set, go);
    await set.wait();
    expect(await inThread((data: object) => Object.keys(data), data)).toEqual([]);
    go.set();
    expect(await first).toEqual(['x']);
    expect(data.x).toBeUndefined();
  });

  it('test_threading_local_subclass', async () => {
    const data = new local({ made: 'here' });
    data.made = 'changed';
    expect(await inThread((data: { made: string }) => data.made, data)).toBe('here');
  });

  it('test_dict_attribute', () => {
    const data = new local<{ x: number }>();
    data.x = 5;
    expect({ ...data }).toEqual({ x: 5 });
  });

  it('test_dict_attribute_subclass', () => {
    const data = new local({ y: 1 });
    expect({ ...data }).toEqual({ y: 1 });
  });
});

describe('local', () => {
  it('is the same object in a thread, however often it arrives', async () => {
    const data = new local<{ x: number }>();
    const same = (first: object, second: object) => first === second;
    expect(await inThread(same, data, data)).toBe(true);
  });

  it('comes back as the object that was passed', async () => {
    const data = new local<{ x: number }>();
    expect(await inThread((data: object) => data, data)).toBe(data);
  });

  it('leaves nothing to the next thread of the same worker', async () => {
    const data = new local<{ x: number }>();
    const target = (data: { x?: number }, tell: (x: number | undefined) => unknown) => {
      const before = data.x;
      data.x = 1;
      return tell(before);
    };
    const seen: unknown[] = [];
    for (let count = 0; count < 3; count += 1) {
      const thread = new Thread({ target, args: [data, (x) => seen.push(x)] });
      thread.start();
      await thread.join();
    }
    expect(seen).toEqual([undefined, undefined, undefined]);
  });

  it('has what it may hold as its type', () => {
    expectTypeOf(new local<{ x: number }>()).toEqualTypeOf<{ x?: number }>();
    expectTypeOf(new local({ x: 1 })).toEqualTypeOf<{ x: number }>();
  });
});

it('gives each thread the initial values as they were when it was made', async () => {
  const data = new local({ list: [0], user: { name: 'nobody' } });
  data.list.push(1);
  data.user.name = 'ada';
  const add = (data: { list: number[]; user: { name: string } }) => {
    data.list.push(2);
    return [data.list, data.user.name];
  };
  expect(await inThread(add, data)).toEqual([[0, 2], 'nobody']);
  expect(data).toEqual({ list: [0, 1], user: { name: 'ada' } });
});

it('may have initial values that no thread can get, as long as none is to', () => {
  const data = new local({ work: () => 1 });
  expect(data.work()).toBe(1);
  const thread = new Thread({ target: (given: object) => given, args: [data] });
  expect(() => thread.start()).toThrow('could not be cloned');
});
