import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../../testing/clock.ts';
import { Future } from '../index.ts';

const bag: unknown[] = [];
const into = (thing: unknown) => () => {
  bag.push(thing);
};

afterEach(() => {
  bag.length = 0;
  vi.restoreAllMocks();
});

function withThree(): [Future<string>, ...(() => void)[]] {
  const future = new Future<string>();
  const callbacks = [into(42), into(17), into(100)];
  for (const callback of callbacks) future.addDoneCallback(callback);
  return [future, ...callbacks];
}

async function end(future: Future<string>): Promise<unknown[]> {
  expect(bag).toEqual([]);
  future.setResult('foo');
  await settle();
  expect(future.result()).toBe('foo');
  return bag;
}

describe('CPython test_futures.BaseFutureDoneCallbackTests', () => {
  it('test_callbacks_remove_first_callback', async () => {
    const [future, first = into(0)] = withThree();
    expect(future.removeDoneCallback(first)).toBe(1);
    expect(future.removeDoneCallback(first)).toBe(0);
    expect(await end(future)).toEqual([17, 100]);
  });

  it('test_callbacks_remove_first_and_second_callback', async () => {
    const [future, first = into(0), second = into(0)] = withThree();
    future.removeDoneCallback(first);
    future.removeDoneCallback(second);
    expect(await end(future)).toEqual([100]);
  });

  it('test_callbacks_remove_third_callback', async () => {
    const [future, , , third = into(0)] = withThree();
    future.removeDoneCallback(third);
    expect(await end(future)).toEqual([42, 17]);
  });

  it('test_callbacks_invoked_on_set_result', async () => {
    const future = new Future<string>();
    future.addDoneCallback(into(42));
    future.addDoneCallback(into(17));
    expect(await end(future)).toEqual([42, 17]);
  });

  it('test_callbacks_invoked_on_set_exception', async () => {
    const future = new Future();
    const error = new Error('broken');
    future.addDoneCallback(into(100));
    future.setException(error);
    expect(bag).toEqual([]);
    await settle();
    expect(bag).toEqual([100]);
    expect(future.exception()).toBe(error);
  });

  it('test_remove_done_callback', async () => {
    const future = new Future<string>();
    const [one, two, three] = [into(1), into(2), into(3)];
    future.addDoneCallback(one);
    future.addDoneCallback(two);
    expect(future.removeDoneCallback(two)).toBe(1);
    expect(future.removeDoneCallback(three)).toBe(0);
    future.addDoneCallback(two);
    for (let more = 0; more < 5; more += 1) future.addDoneCallback(one);
    expect(future.removeDoneCallback(one)).toBe(6);
    expect(await end(future)).toEqual([2]);
  });

  it('test_schedule_callbacks_list_mutation_1: what is on its way cannot be taken back', async () => {
    const future = new Future<string>();
    const late = into('late');
    future.addDoneCallback((done) => bag.push(done.removeDoneCallback(late)));
    future.addDoneCallback(late);
    future.addDoneCallback(late);
    expect(await end(future)).toEqual([0, 'late', 'late']);
  });
});

describe('a done callback', () => {
  it('is called soon when the future has ended already', async () => {
    const future = new Future<string>();
    future.setResult('early');
    future.addDoneCallback((done) => bag.push(done.result()));
    expect(bag).toEqual([]);
    await settle();
    expect(bag).toEqual(['early']);
  });

  it('is told of a cancellation too', async () => {
    const future = new Future<string>();
    future.addDoneCallback((done) => bag.push(done.cancelled()));
    future.cancel();
    await settle();
    expect(bag).toEqual([true]);
  });

  it('runs in the context in which it was added, or in the one that it was given', async () => {
    const store = new AsyncLocalStorage<string>();
    const future = new Future<void>();
    const tell = () => bag.push(store.getStore());
    const given = store.run('given', () => AsyncLocalStorage.snapshot());
    store.run('added', () => future.addDoneCallback(tell));
    future.addDoneCallback(tell, { context: given });
    store.run('ended', () => future.setResult());
    await settle();
    expect(bag).toEqual(['added', 'given']);
  });

  it('that throws is told to the exception handler, and the others are still called', async () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => {});
    const future = new Future<string>();
    const broken = new Error('in the callback');
    future.addDoneCallback(() => {
      throw broken;
    });
    future.addDoneCallback(into('next'));
    expect(await end(future)).toEqual(['next']);
    expect(written.mock.calls).toEqual([['Exception in callback', broken]]);
  });

  it('must be a function', () => {
    expect(() => new Future().addDoneCallback(1 as unknown as () => void)).toThrow(
      new TypeError('Pass a function as callback: received number'),
    );
  });
});
