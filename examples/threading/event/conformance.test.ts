import { describe, expect, it, vi } from 'vitest';
import { Bunch, pause, until } from '../../testing/bunch.ts';
import { Event } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const N = 5;

async function checkNotify(event: Event): Promise<void> {
  const first = new Int32Array(new SharedArrayBuffer(4));
  const bunch = new Bunch(
    N,
    (event: Event, first: Int32Array) => {
      const once = event.waitSync();
      Atomics.add(first, 0, 1);
      return [once, event.waitSync()];
    },
    event,
    first,
  );
  await pause(50);
  expect(first[0]).toBe(0);
  event.set();
  expect(await bunch.results).toEqual(Array.from({ length: N }, () => [true, true]));
}

describe('CPython lock_tests.EventTests', () => {
  it('test_is_set', () => {
    const event = new Event();
    expect(event.isSet()).toBe(false);
    event.set();
    expect(event.isSet()).toBe(true);
    event.set();
    expect(event.isSet()).toBe(true);
    event.clear();
    expect(event.isSet()).toBe(false);
    event.clear();
    expect(event.isSet()).toBe(false);
  });

  it('test_notify', async () => {
    const event = new Event();
    await checkNotify(event);
    event.set();
    event.clear();
    await checkNotify(event);
  });

  it('test_timeout', async () => {
    const event = new Event();
    const body = (event: Event) => {
      const atOnce = event.waitSync({ timeout: 0 });
      const start = performance.now();
      const later = event.waitSync({ timeout: 500 });
      return { atOnce, later, ms: performance.now() - start };
    };
    for (const { atOnce, later, ms } of await new Bunch(N, body, event).results) {
      expect({ atOnce, later }).toEqual({ atOnce: false, later: false });
      expect(ms).toBeGreaterThanOrEqual(300);
      expect(ms).toBeLessThan(5000);
    }
    event.set();
    for (const { atOnce, later } of await new Bunch(N, body, event).results) {
      expect({ atOnce, later }).toEqual({ atOnce: true, later: true });
    }
  });

  it('test_set_and_clear', async () => {
    const event = new Event();
    const ready = new Int32Array(new SharedArrayBuffer(4));
    const body = (event: Event, ready: Int32Array) => {
      Atomics.add(ready, 0, 1);
      return event.waitSync({ timeout: 30_000 });
    };
    const bunch = new Bunch(N, body, event, ready);
    await until(() => ready[0] === N, 'all are about to wait');
    await pause(100);
    event.set();
    event.clear();
    expect(await bunch.results).toEqual(Array.from({ length: N }, () => true));
  });
});
