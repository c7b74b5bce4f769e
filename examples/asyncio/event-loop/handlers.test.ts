import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { createTask, getRunningLoop } from '../index.ts';

useVirtualTime();

const loop = getRunningLoop();
const failure = new Error('spam');
function zero(): void {
  throw failure;
}

afterEach(() => {
  loop.setExceptionHandler(undefined);
  loop.setDebug(false);
  loop.slowCallbackDuration = 100;
  vi.restoreAllMocks();
});

describe('the exception handler', () => {
  it('is told what callbacks throw, and the loop goes on', async () => {
    const told = vi.fn();
    const after = vi.fn();
    loop.setExceptionHandler(told);
    expect(loop.getExceptionHandler()).toBe(told);
    const handle = loop.callSoon(zero);
    loop.callSoon(after);
    await settle();
    const message = 'Exception in callback zero()';
    expect(told).toHaveBeenCalledExactlyOnceWith({ message, exception: failure, handle });
    expect(after).toHaveBeenCalledOnce();
    const timer = loop.callLater(5, () => zero());
    await advance(5);
    expect(told).toHaveBeenLastCalledWith({
      message: 'Exception in callback (anonymous)()',
      exception: failure,
      handle: timer,
    });
  });

  it('is told what callers say', () => {
    const told = vi.fn();
    loop.setExceptionHandler(told);
    loop.callExceptionHandler({ message: 'lost', kettle: 1 });
    expect(told).toHaveBeenCalledExactlyOnceWith({ message: 'lost', kettle: 1 });
  });

  it('writes to the console when none was set, or when it throws itself', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    loop.callExceptionHandler({ message: 'lost', exception: failure });
    expect(error.mock.calls).toEqual([['lost', failure]]);
    loop.setExceptionHandler(zero);
    loop.callExceptionHandler({ message: 'lost' });
    expect(error.mock.calls.slice(1)).toEqual([
      ['Unhandled error in exception handler', failure],
      ['lost'],
    ]);
  });

  it('can pass on to the default one', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    loop.setExceptionHandler((context) => loop.defaultExceptionHandler(context));
    loop.callExceptionHandler({ message: 'lost' });
    expect(error.mock.calls).toEqual([['lost']]);
  });

  it('is a function', () => {
    expect(() => loop.setExceptionHandler({} as never)).toThrow(
      new TypeError('Pass a function as handler: received object'),
    );
  });
});

describe('debug mode', () => {
  let warned: string[];
  beforeEach(() => {
    warned = [];
    vi.spyOn(console, 'warn').mockImplementation((line: string) => void warned.push(line));
  });
  const block = (ms: number): void => void vi.advanceTimersByTime(ms);
  function steep(): void {
    block(123);
  }

  it('warns of slow callbacks by name', async () => {
    loop.setDebug(true);
    expect(loop.getDebug()).toBe(true);
    loop.callSoon(steep);
    loop.callSoon(() => block(99));
    loop.callSoon(() => block(100));
    await settle();
    expect(warned).toEqual([
      'Executing <Handle steep> took 0.123 seconds',
      'Executing <Handle (anonymous)> took 0.100 seconds',
    ]);
  });

  it('warns of timers, done callbacks and first steps of tasks', async () => {
    loop.setDebug(true);
    loop.callLater(500, steep);
    const future = loop.createFuture<number>();
    future.addDoneCallback(steep);
    future.setResult(1);
    createTask(steep, { name: 'brew' });
    await settle();
    await advance(500);
    expect(warned.sort()).toEqual([
      'Executing <Handle steep> took 0.123 seconds',
      'Executing <Handle steep> took 0.123 seconds',
      'Executing <Task brew> took 0.123 seconds',
    ]);
  });

  it('warns of what throws, too', async () => {
    const told = vi.fn();
    loop.setExceptionHandler(told);
    loop.setDebug(true);
    loop.callSoon(function steepAndThrow() {
      steep();
      zero();
    });
    await settle();
    expect(warned).toEqual(['Executing <Handle steepAndThrow> took 0.123 seconds']);
    expect(told).toHaveBeenCalledOnce();
  });

  it('is told how slow is slow', async () => {
    expect(loop.slowCallbackDuration).toBe(100);
    loop.slowCallbackDuration = 200;
    loop.setDebug(true);
    loop.callSoon(steep);
    await settle();
    expect(warned).toEqual([]);
    expect(() => (loop.slowCallbackDuration = NaN)).toThrow(RangeError);
  });

  it('is silent when it is off', async () => {
    expect(loop.getDebug()).toBe(false);
    loop.callSoon(steep);
    await settle();
    expect(warned).toEqual([]);
  });
});
