import { describe, expect, it } from 'vitest';
import {
  Barrier,
  BoundedSemaphore,
  Condition,
  Event,
  Lock,
  Queue,
  Semaphore,
  sleep,
  type WaitOptions,
} from '../asyncio/index.ts';
import { settle } from './clock.ts';
import { Outcome } from './outcome.ts';

const reason = new Error('no longer wanted');

/** Every wait, where it would be served at once. */
const free: Record<string, (options: WaitOptions) => Promise<unknown>> = {
  'Lock.acquire': (options) => new Lock().acquire(options),
  'Event.wait': (options) => {
    const event = new Event();
    event.set();
    return event.wait(options);
  },
  'Condition.acquire': (options) => new Condition().acquire(options),
  'Semaphore.acquire': (options) => new Semaphore(1).acquire(options),
  'BoundedSemaphore.acquire': (options) => new BoundedSemaphore(1).acquire(options),
  'Barrier.wait': (options) => new Barrier(1).wait(options),
  'Queue.get': (options) => {
    const queue = new Queue<number>();
    queue.putNowait(1);
    return queue.get(options);
  },
  'Queue.put': (options) => new Queue<number>().put(1, options),
  'Queue.join': (options) => new Queue<number>().join(options),
  sleep: (options) => sleep(0, options),
};

describe.each(Object.entries(free))('%s, though nobody has to wait', (_name, wait) => {
  it('rejects with the reason of a signal that is aborted already', async () => {
    await expect(wait({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it.each([null, 'signal', {}, new AbortController()])('refuses %o as a signal', async (signal) => {
    await expect(wait({ signal: signal as unknown as AbortSignal })).rejects.toThrow(
      /^Pass an AbortSignal as "signal": received \w+$/,
    );
  });
});

describe('an aborted signal', () => {
  it('takes nothing: lock, permit, item and place are still there', async () => {
    const signal = AbortSignal.abort(reason);
    const lock = new Lock();
    const semaphore = new Semaphore(1);
    const queue = new Queue<number>(1);
    const barrier = new Barrier(2);
    const waits = [
      lock.acquire({ signal }),
      semaphore.acquire({ signal }),
      queue.put(1, { signal }),
      barrier.wait({ signal }),
    ];
    await Promise.allSettled(waits);
    expect([lock.locked(), semaphore.locked(), queue.qsize(), barrier.nWaiting]).toEqual([
      false,
      false,
      0,
      0,
    ]);
    queue.putNowait(2);
    await expect(queue.get({ signal })).rejects.toBe(reason);
    expect(queue.qsize()).toBe(1);
  });
});

describe('a release', () => {
  it.each([
    ['Lock', () => new Lock(), Error],
    ['Condition', () => new Condition(), Error],
    ['BoundedSemaphore', () => new BoundedSemaphore(1), RangeError],
  ] as const)('of %s that nobody holds says what to do, in one line', (_name, make, kind) => {
    const gate = make();
    expect(() => gate.release()).toThrow(kind);
    expect(() => gate.release()).toThrow(/^Acquire the \w+ before releasing it: nobody holds it$/);
    expect(gate.locked()).toBe(false);
  });

  it('by a stranger frees the lock, and makes the holder’s own right void', async () => {
    const lock = new Lock();
    const hold = await lock.acquire();
    const second = new Outcome(lock.acquire());
    const third = new Outcome(lock.acquire());
    lock.release();
    await settle();
    hold[Symbol.dispose]();
    await settle();
    expect([second.state, third.state]).toEqual(['resolved', 'pending']);
  });

  it('by a stranger makes room for one more than the bound of nobody', async () => {
    const semaphore = new BoundedSemaphore(1);
    const hold = await semaphore.acquire();
    semaphore.release();
    expect(() => hold[Symbol.dispose]()).toThrow(RangeError);
    await semaphore.acquire();
    expect(semaphore.locked()).toBe(true);
  });
});

describe('a predicate that throws', () => {
  it('ends waitFor() with its error, the lock held and nobody waiting', async () => {
    const condition = new Condition();
    const fail = () => {
      throw reason;
    };
    const hold = await condition.acquire();
    await expect(condition.waitFor(fail)).rejects.toBe(reason);
    expect(condition.locked()).toBe(true);

    let calls = 0;
    const later = new Outcome(condition.waitFor(() => (++calls === 1 ? false : fail())));
    await settle();
    const other = await condition.acquire();
    condition.notify();
    other[Symbol.dispose]();
    await settle();
    expect(later).toMatchObject({ state: 'rejected', value: reason });
    // waitFor() has the lock back, by the same right.
    expect(condition.locked()).toBe(true);
    hold[Symbol.dispose]();
    expect(condition.locked()).toBe(false);
  });
});
