import { describe, expect, it } from 'vitest';
import type { StoreState } from '../../internal/shared-queue/state.ts';
import { REVIVE, SHARE } from '../../internal/shared/share.ts';
import { crashesOf } from '../../testing/crash.ts';
import { LifoQueue, PriorityQueue, Queue } from '../index.ts';

type AnyQueue = Queue<unknown>;

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

function drained(queue: AnyQueue): unknown[] {
  const items: unknown[] = [];
  while (!queue.empty()) items.push(queue.getNowait());
  return items;
}

/** What a queue shows, taken from a copy of it. */
function shown(queue: AnyQueue): string {
  let unfinished = 0;
  const items = drained(queue);
  for (; ; unfinished += 1) {
    try {
      queue.taskDone();
    } catch {
      return JSON.stringify([items, unfinished, queue.isShutdown]);
    }
  }
}

describe.each([Queue, LifoQueue, PriorityQueue])('%o', (Type) => {
  const copyOf = (queue: AnyQueue): AnyQueue => {
    const { header, records } = queue[SHARE]().state as StoreState;
    const [state] = crashesOf(
      [header, records],
      () => Atomics.store(new Int32Array(4), 0, 0),
      0,
      Math.random,
    );
    return revive(state as SharedArrayBuffer[]);
  };
  const revive = ([header, records]: SharedArrayBuffer[]): AnyQueue =>
    Type[REVIVE]({ header, records });

  it.each([1, 2])('is whole wherever a thread is killed, seed %i', (seed) => {
    const random = randomFrom(seed);
    let queue = new Type<unknown>(0);
    let next = 0;
    const item = (): unknown => {
      next += 1;
      const size = random() < 0.1 ? 600 : random() * 40;
      return [Math.floor(random() * 9), next, 'x'.repeat(size)];
    };
    let crashes = 0;
    for (let step = 0; step < 80; step += 1) {
      const choice = random();
      const value = item();
      const call = (): unknown => {
        if (choice < 0.6) {
          queue.putNowait(value);
          return;
        }
        if (choice < 0.9) return queue.getNowait();
        if (choice < 0.98) {
          queue.taskDone();
          return;
        }
        queue.shutdown(choice < 0.99);
        return undefined;
      };
      const { header, records } = queue[SHARE]().state as StoreState;
      const before = shown(copyOf(queue));
      const states = crashesOf([header, records], call, 3, random);
      const after = shown(copyOf(queue));
      for (const state of states) {
        crashes += 1;
        const rest = revive(state);
        const lost = shown(rest);
        expect([before, after], `step ${step}, of ${choice}`).toContain(lost);
        if (rest.isShutdown) continue;
        for (const more of [1, 2, 3]) rest.putNowait([more, '']);
        expect(
          drained(rest)
            .map((one) => (one as number[])[0])
            .sort(),
        ).toEqual([1, 2, 3]);
      }
      if (queue.isShutdown) queue = new Type<unknown>(0);
    }
    expect(crashes).toBeGreaterThan(500);
  });

  it('is whole when a thread is killed while it lets the queue grow', () => {
    const random = randomFrom(7);
    const queue = new Type<unknown>();
    let next = 0;
    const put = (count: number, size: number): void => {
      for (let left = count; left > 0; left -= 1) {
        queue.putNowait([next, 'x'.repeat(size)]);
        next += 1;
      }
    };
    // So that, in a ring, some lie at the end and some at the beginning again.
    put(30, 100);
    for (let count = 0; count < 20; count += 1) queue.getNowait();
    put(15, 100);
    const { header, records } = queue[SHARE]().state as StoreState;
    const before = shown(copyOf(queue));
    const least = records.byteLength;
    const states = crashesOf([header, records], () => put(1, 3000), 20, random);
    expect(records.byteLength).toBeGreaterThan(least);
    const after = shown(copyOf(queue));
    for (const state of states) expect([before, after]).toContain(shown(revive(state)));
  });
});
