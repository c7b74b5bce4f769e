import { describe, expect, it } from 'vitest';
import type { StoreState } from '../../internal/shared-queue/state.ts';
import { SHARE } from '../../internal/shared/share.ts';
import { inThread } from '../../testing/bunch.ts';
import { sharedWaitingContract } from '../../testing/shared-waiting.ts';
import { Lock } from '../../threading/index.ts';
import { Empty, Full, LifoQueue, PriorityQueue, Queue, ShutDown, SimpleQueue } from '../index.ts';

const MEBIBYTE = 2 ** 20;

for (const Type of [Queue, LifoQueue, PriorityQueue]) {
  sharedWaitingContract(`${Type.name}.get`, () => {
    const queue = new Type<number>();
    return {
      wait: (options) => queue.get(options),
      waitSync: (options) => queue.getSync(options),
      wake: () => queue.putNowait(1),
      wakes: 'one',
      timedOut: new Empty('Put an item first: the queue is empty'),
      intact: () => queue.empty(),
    };
  });
}

sharedWaitingContract('Queue.put', () => {
  const queue = new Queue<number>(1);
  queue.putNowait(1);
  return {
    wait: (options) => queue.put(2, options),
    waitSync: (options) => queue.putSync(2, options),
    wake: () => void queue.getNowait(),
    wakes: 'one',
    timedOut: new Full('Take an item first: the queue holds 1'),
    intact: () => queue.qsize() === 1,
  };
});

describe('an item', () => {
  it.each([
    ['a number', 1.5],
    ['the least integer', -(2 ** 31)],
    ['minus zero', -0],
    ['a short text', 'tea'],
    ['a text of two-byte characters', '并发'],
    ['a long text', '并发 '.repeat(100)],
    ['half a character', '\ud800'],
    ['nothing', undefined],
    ['null', null],
    ['a bigint', -(10n ** 30n)],
    ['an object', { a: [1, { b: new Map([[1, new Set(['x'])]]) }] }],
    ['bytes', new Uint8Array([1, 2, 3])],
  ])('%s arrives in another thread as it was, and comes back', async (_, value) => {
    const there = new Queue<unknown>();
    const back = new Queue<unknown>();
    there.putSync(value);
    await inThread(
      (there: Queue<unknown>, back: Queue<unknown>) => back.putSync(there.getSync()),
      there,
      back,
    );
    expect(back.getSync()).toStrictEqual(value);
  });

  it('is copied when it is put, not when it is taken or there is room', async () => {
    const queue = new Queue<{ n: number }>(1);
    const item = { n: 1 };
    queue.putSync(item);
    const waiting = queue.put(item);
    item.n = 2;
    new Queue().putSync({ n: 3 });
    expect(queue.getSync()).toEqual({ n: 1 });
    await waiting;
    expect(queue.getSync()).toEqual({ n: 1 });
  });

  it('is whole when putting it puts something else', () => {
    const [queue, other] = [new Queue(), new Queue()];
    const inner = { before: 'b' };
    queue.putSync({
      first: 1,
      get second() {
        other.putSync(inner);
        return 2;
      },
    });
    expect(queue.getSync()).toEqual({ first: 1, second: 2 });
    expect(other.getSync()).toEqual(inner);
  });

  it.each([
    ['a function', { job: { run: () => 1 } }, 'the function "run" at "item.job.run"'],
    ['a symbol', [Symbol('x')], 'the symbol "x" at "item[0]"'],
    ['a promise', Promise.resolve(), 'a Promise'],
  ])('that is or holds %s is refused, named, before anything is put', async (_, value, name) => {
    const queue = new Queue<unknown>();
    const error = { name: 'DataCloneError', message: `Put data only: ${name} cannot be cloned` };
    expect(() => queue.putSync(value)).toThrow(expect.objectContaining(error));
    expect(() => queue.putNowait(value)).toThrow(expect.objectContaining(error));
    await expect(queue.put(value)).rejects.toMatchObject(error);
    expect(queue.empty()).toBe(true);
    queue.joinSync();
  });

  it.each([
    ['a lock', { lock: new Lock() }, 'Pass the Lock at "item.lock" to the thread'],
    ['a queue', new Queue(), 'Pass the Queue to the thread'],
    ['shared memory', [new SharedArrayBuffer(8)], 'Pass the SharedArrayBuffer at "item[0]" to'],
  ])('that is or holds %s is refused with what to do', (_, value, message) => {
    expect(() => new Queue<unknown>().putSync(value)).toThrow(message);
  });
});

describe('transfer', () => {
  it('detaches the buffers once the item is in the queue', async () => {
    const queue = new Queue<Uint8Array>(1);
    const [first, second] = [new Uint8Array([1, 2]), new Uint8Array([3])];
    queue.putSync(first, { transfer: [first.buffer] });
    expect(first.byteLength).toBe(0);
    const waiting = queue.put(second, { transfer: [second.buffer] });
    expect(second.byteLength).toBe(1);
    expect(queue.getSync()).toEqual(new Uint8Array([1, 2]));
    await waiting;
    expect(second.byteLength).toBe(0);
    expect(queue.getSync()).toEqual(new Uint8Array([3]));
  });

  it('leaves them to the sender when there was no room', () => {
    const queue = new Queue<ArrayBuffer>(1);
    queue.putSync(new ArrayBuffer(1));
    const buffer = new ArrayBuffer(2);
    expect(() => queue.putNowait(buffer, { transfer: [buffer] })).toThrow(Full);
    expect(buffer.byteLength).toBe(2);
  });

  it('refuses what is no buffer, and one that is gone', () => {
    const queue = new Queue<unknown>();
    const transfer = ['tea'] as unknown as ArrayBuffer[];
    expect(() => queue.putSync(1, { transfer })).toThrow(
      'Pass an array of ArrayBuffers as "transfer": one is of type String',
    );
    const buffer = new ArrayBuffer(1);
    queue.putSync(1, { transfer: [buffer] });
    expect(() => queue.putSync(1, { transfer: [buffer] })).toThrow(
      expect.objectContaining({ name: 'DataCloneError' }),
    );
    expect(() => queue.putSync(buffer)).toThrow('a detached ArrayBuffer');
    expect(queue.qsize()).toBe(1);
  });
});

describe.each([Queue, LifoQueue, PriorityQueue])('%o', (Type) => {
  it('grows, and uses the place of taken items again', () => {
    const queue = new Type<unknown[]>();
    const { records } = queue[SHARE]().state as StoreState;
    const text = 'x'.repeat(1000);
    const least = records.byteLength;
    for (let count = 0; count < 1000; count += 1) {
      queue.putSync([1, count, text]);
      expect(queue.getSync()).toEqual([1, count, text]);
    }
    expect(records.byteLength).toBe(least);
    const rounds = [1, 2, 3].map(() => {
      for (let count = 0; count < 300; count += 1) queue.putSync([1, count, text]);
      const numbers = Array.from({ length: 300 }, () => queue.getSync()[1]);
      expect(new Set(numbers).size).toBe(300);
      return records.byteLength;
    });
    expect(rounds[0]).toBeGreaterThan(300_000);
    expect(new Set(rounds).size).toBe(1);
  });

  it('says so when its memory is used up, and goes on when there is room', () => {
    const queue = new Type<ArrayBuffer>();
    const item = new ArrayBuffer(63 * MEBIBYTE);
    const compares = Type !== PriorityQueue;
    let count = 0;
    expect(() => {
      for (; count < 9; count += 1) queue.putSync(item);
    }).toThrow(compares ? 'Take items first: the queue holds the most it can, 256 MiB' : 'order');
    if (!compares) return;
    expect(queue.qsize()).toBe(count);
    queue.getSync();
    queue.putSync(item);
    expect(queue.qsize()).toBe(count);
  });

  it.each([-1, 1.5, Number.NaN])('refuses %o as maxsize', (maxsize) => {
    expect(() => new Type(maxsize)).toThrow(RangeError);
    const queue = new Type(1);
    expect(() => {
      queue.maxsize = maxsize;
    }).toThrow(RangeError);
  });

  it('takes a maxsize that is more than it can hold', () => {
    const queue = new Type<number>(Number.MAX_SAFE_INTEGER);
    queue.putNowait(1);
    expect([queue.full(), queue.maxsize > 2 ** 30]).toEqual([false, true]);
  });

  it('lets those go on who wait for room, when maxsize goes up in another thread', async () => {
    const queue = new Type<number>(1);
    queue.putSync(1);
    const waiting = queue.put(2);
    await inThread((queue: Queue<number>) => {
      queue.maxsize = 2;
    }, queue);
    await waiting;
    expect(queue.qsize()).toBe(2);
  });

  it('is the same class in another thread', async () => {
    const queue = new Type<number>(3);
    const there = await inThread(
      (queue: Queue<number>) => `${queue.constructor.name} ${queue.maxsize}`,
      queue,
    );
    expect(there).toBe(`${Type.name} 3`);
  });
});

describe('join', () => {
  it('waits for taskDone, not for an empty queue, and gives way to its signal', async () => {
    const queue = new Queue<number>();
    queue.putSync(1);
    queue.getSync();
    const reason = new Error('enough');
    await expect(queue.join({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const waiting = queue.join({ signal: controller.signal });
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    queue.taskDone();
    await queue.join();
  });

  it('counts what an immediate shutdown throws away as done, but not what was taken', async () => {
    const queue = new Queue<number>();
    for (const item of [1, 2, 3]) queue.putSync(item);
    queue.getSync();
    const joined = queue.join().then(() => 'joined');
    queue.shutdown(true);
    expect(queue.qsize()).toBe(0);
    expect(await Promise.race([joined, Promise.resolve('waiting')])).toBe('waiting');
    queue.taskDone();
    expect(await joined).toBe('joined');
    expect(() => queue.taskDone()).toThrow(RangeError);
  });
});

describe('PriorityQueue', () => {
  it('orders what cannot be compared where it is, and refuses what has no order', () => {
    const queue = new PriorityQueue<unknown>();
    for (const item of [[2, 'b'], [2, 'a'], [1, 'z'], [2]]) queue.putSync(item);
    expect(() => queue.putSync('text')).toThrow(
      'Put what to order by in front, as in [priority, count, item]: cannot order String and Array',
    );
    const order = [1, 2, 3, 4].map(() => queue.getSync());
    expect(order).toEqual([[1, 'z'], [2], [2, 'a'], [2, 'b']]);
  });
});

describe('SimpleQueue', () => {
  it('has no limit, no join and no shutdown', () => {
    const queue: object = new SimpleQueue();
    for (const name of ['maxsize', 'full', 'join', 'taskDone', 'shutdown']) {
      expect(name in queue).toBe(false);
    }
  });
});

it('wakes everybody who waits when it is shut down', async () => {
  const queue = new Queue<number>(1);
  const getters = [queue.get(), queue.get()];
  queue.shutdown();
  for (const getter of getters) await expect(getter).rejects.toBeInstanceOf(ShutDown);
});
