import { describe, expect, it, vi } from 'vitest';
import { Event, Thread, Timer } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

describe('CPython test_threading.TimerTests', () => {
  it('test_init_immutable_default_args', async () => {
    const calls: unknown[][] = [];
    const called = new Event();
    const spy = async (...args: unknown[]) => {
      const [tell, called] = args as [(...args: unknown[]) => Promise<unknown>, Event];
      await tell(...args.slice(2));
      called.set();
    };
    const tell = (...args: unknown[]) => calls.push(args);
    const args: unknown[] = [tell, called];
    const first = new Timer(10, spy, { args });
    first.start();
    await called.wait();
    args.push('blah');
    called.clear();
    const second = new Timer(10, spy, { args: [tell, called] });
    second.start();
    await called.wait();
    expect(calls).toEqual([[], []]);
    await first.join();
    await second.join();
  });
});

describe('Timer', () => {
  const add = (cell: Int32Array, by = 1) => void Atomics.add(cell, 0, by);
  const cells = () => new Int32Array(new SharedArrayBuffer(4));

  it('calls once, after its time and not before', async () => {
    const cell = cells();
    const timer = new Timer(50, add, { args: [cell, 2] });
    const started = performance.now();
    timer.start();
    expect(timer.isAlive()).toBe(true);
    await timer.join();
    expect(performance.now() - started).toBeGreaterThanOrEqual(49);
    expect(cell[0]).toBe(2);
    expect(timer.isAlive()).toBe(false);
  });

  it('never calls when it is cancelled before, and ends at once', async () => {
    const cell = cells();
    const timer = new Timer(60_000, add, { args: [cell] });
    timer.start();
    timer.cancel();
    await timer.join();
    expect(cell[0]).toBe(0);
    const unborn = new Timer(0, add, { args: [cell] });
    unborn.cancel();
    unborn.start();
    await unborn.join();
    expect(cell[0]).toBe(0);
  });

  it('goes on while the thread that started it is busy', async () => {
    const cell = cells();
    const timer = new Timer(20, add, { args: [cell] });
    timer.start();
    timer.joinSync();
    expect(cell[0]).toBe(1);
    timer.cancel();
    await timer.join();
  });

  it('is a thread, with a name and a daemon flag', () => {
    const timer = new Timer(1, add, { args: [cells()], name: 'egg', daemon: true });
    expect(timer).toBeInstanceOf(Thread);
    expect([timer.name, timer.daemon]).toEqual(['egg', true]);
  });

  it('refuses what is no time and no function', () => {
    expect(() => new Timer(NaN, add)).toThrow(RangeError);
    expect(() => new Timer('1' as never, add)).toThrow(TypeError);
    expect(() => new Timer(1, 1 as never)).toThrow(
      new TypeError('Pass a function as body: received number'),
    );
  });

  it('is the same timer in another thread, which can cancel it', async () => {
    const cell = cells();
    const timer = new Timer(60_000, add, { args: [cell], name: 'later' });
    timer.start();
    const said: unknown[] = [];
    const tell = (...values: unknown[]): void => void said.push(...values);
    const cancel = async (other: Timer, tell: (...values: unknown[]) => unknown): Promise<void> => {
      const { name, ident } = other;
      await tell(other, other.constructor.name, name, ident, other.isAlive());
      other.cancel();
    };
    const thread = new Thread({ target: cancel, args: [timer, tell] });
    thread.start();
    await timer.join();
    await thread.join();
    expect(cell[0]).toBe(0);
    expect(said).toEqual([timer, 'Timer', 'later', timer.ident, true]);
    expect(said[0]).toBe(timer);
  });

  it('cannot go to another thread before it is started', () => {
    const timer = new Timer(60_000, add);
    const thread = new Thread({ target: () => undefined, args: [timer] as never });
    expect(() => thread.start()).toThrow('Start the thread before passing it on');
  });
});
