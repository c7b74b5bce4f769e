import { describe, expect, it } from 'vitest';
import { Array as SharedArray, Lock, Pipe, Queue, RLock, RawValue, Value } from '../index.ts';

describe('a hold', () => {
  it('frees nothing when disposed twice, or after release()', async () => {
    for (const lock of [new Lock(), new RLock()]) {
      const first = await lock.acquire();
      await lock.release();
      await lock.acquire();
      first[Symbol.dispose]();
      first[Symbol.dispose]();
      expect(await lock.locked()).toBe(true);
      await lock.release();
      expect(await lock.locked()).toBe(false);
    }
  });

  it('leaves an RLock to its other holds', async () => {
    const lock = new RLock();
    {
      using outer = await lock.acquire();
      expect(outer).toBeDefined();
      {
        using inner = await lock.acquire();
        expect(inner).toBeDefined();
      }
      expect(await lock.locked()).toBe(true);
    }
    expect(await lock.locked()).toBe(false);
  });
});

describe('a wait', () => {
  it('is refused with a signal that has aborted, and takes nothing', async () => {
    const lock = new Lock();
    const signal = AbortSignal.abort('gone');
    await expect(lock.acquire({ signal })).rejects.toBe('gone');
    expect(await lock.locked()).toBe(false);
  });

  it('passes nothing on that it never had', async () => {
    const queue = new Queue<number>();
    const controller = new AbortController();
    const early = queue.get({ signal: controller.signal });
    const late = queue.get();
    controller.abort('gone');
    await expect(early).rejects.toBe('gone');
    await queue.put(1);
    expect(await late).toBe(1);
  });
});

describe('what is shared', () => {
  it('comes back as what it is, in whatever it is put', async () => {
    const [here, there] = Pipe();
    const value = new Value('i', 7);
    await here.send({ all: [new Lock(), value], map: new Map([['a', 1n]]) });
    const { all, map } = await there.recv<{ all: [Lock, Value<'i'>]; map: Map<string, bigint> }>();
    expect(all[0]).toBeInstanceOf(Lock);
    all[1].value += 1;
    expect(value.value).toBe(8);
    expect(map.get('a')).toBe(1n);
  });

  it('is a copy of everything else', async () => {
    const queue = new Queue<{ items: string[] }>();
    const item = { items: ['tea'] };
    await queue.put(item);
    item.items.push('rice');
    expect(await queue.get()).toEqual({ items: ['tea'] });
  });
});

describe('bad arguments', () => {
  it('are refused, in one line', async () => {
    expect(() => new Queue(-1)).toThrow(RangeError);
    expect(() => new Value('l' as never)).toThrow(/whose size is the same everywhere/);
    expect(() => new Value('i', 'x' as never)).toThrow("Pass a number for 'i': received string");
    expect(() => new RawValue('q', 1 as never)).toThrow("Pass a bigint for 'q': received number");
    expect(() => new RawValue('c', 'xy')).toThrow("Pass a character of one byte for 'c'");
    expect(() => new SharedArray('i', 2).at(2)).toThrow('Pass an index below 2: received 2');
    expect(() => new SharedArray('i', 2).set(1, [1, 2])).toThrow('Pass an index below 2');
    await expect(new Lock().acquire({ timeout: NaN })).rejects.toThrow(RangeError);
  });

  it('leave what is too large cut, as in C', () => {
    const byte = new RawValue('B', 300);
    expect(byte.value).toBe(44);
    byte.value -= 45;
    expect(byte.value).toBe(255);
  });
});
