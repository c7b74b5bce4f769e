import { describe, expect, it } from 'vitest';
import { advance, settle, useVirtualTime } from '../../testing/clock.ts';
import { Outcome } from '../../testing/outcome.ts';
import {
  asCompleted,
  createTask,
  ensureFuture,
  Future,
  sleep,
  TimeoutError,
  wait,
  type AsCompletedOptions,
  type Awaitable,
  type Task,
} from '../index.ts';

useVirtualTime();

type Iterate = (
  awaitables: Iterable<Awaitable<string>>,
  options?: AsCompletedOptions,
) => Promise<string[]>;

async function plain(...[awaitables, options]: Parameters<Iterate>): Promise<string[]> {
  const values = [];
  for (const next of asCompleted(awaitables, options)) values.push(await next);
  return values;
}

async function asynchronous(...[awaitables, options]: Parameters<Iterate>): Promise<string[]> {
  const values = [];
  for await (const future of asCompleted(awaitables, options)) values.push(future.result());
  return values;
}

const ways: [string, Iterate][] = [
  ['for', plain],
  ['for await', asynchronous],
];

function sleeper(ms: number, value: string): () => Promise<string> {
  return () => sleep(ms, { value });
}

describe.each(ways)('CPython test_tasks.BaseTaskTests, as_completed with %s', (_way, iterate) => {
  it('test_as_completed', async () => {
    const list = [sleeper(10, 'b'), sleeper(150, 'c'), sleeper(10, 'a')];
    const outcome = new Outcome(iterate(list));
    await advance(149);
    expect(outcome.state).toBe('pending');
    await advance(1);
    expect(outcome.value).toEqual(['b', 'a', 'c']);
  });

  it('test_as_completed_with_timeout', async () => {
    const tasks = [sleeper(100, 'a'), sleeper(150, 'b')].map((body) => createTask(body));
    const values: string[] = [];
    const outcome = new Outcome(
      (async () => {
        if (iterate === plain) {
          for (const next of asCompleted(tasks, { timeout: 120 })) values.push(await next);
        } else {
          const loop = asCompleted(tasks, { timeout: 120 });
          for await (const task of loop) values.push(task.result());
        }
      })(),
    );
    await advance(119);
    expect([outcome.state, values]).toEqual(['pending', ['a']]);
    await advance(1);
    expect(outcome.value).toBeInstanceOf(TimeoutError);
    expect(values).toEqual(['a']);
    await advance(30);
    expect(tasks[1]?.result()).toBe('b');
  });

  it('test_as_completed_with_unused_timeout', async () => {
    const outcome = new Outcome(iterate([sleeper(10, 'a')], { timeout: 1000 }));
    await advance(10);
    expect(outcome.value).toEqual(['a']);
  });

  it('test_as_completed_duplicate_coroutines', async () => {
    const ham = () => 'ham';
    expect(await iterate([ham, ham, () => 'spam'])).toEqual(['ham', 'spam']);
  });
});

describe('CPython test_tasks.BaseTaskTests, as_completed', () => {
  it('test_as_completed_same_tasks_in_as_out', async () => {
    const body = (value: string) => () => value;
    const given: (Task<string> | (() => string))[] = [
      body('a'),
      createTask(body('b')),
      body('c'),
      createTask(body('d')),
    ];
    const received = new Set<unknown>();
    for await (const task of asCompleted(given)) received.add(task);
    expect(received.size).toBe(4);
    expect(given.filter((one) => received.has(one))).toEqual([given[1], given[3]]);
  });

  it('test_as_completed_resume_iterator: for', async () => {
    const iterator = asCompleted([0, 1, 2, 3].map((value) => () => value));
    const collected: number[] = [];
    for (const next of iterator) {
      collected.push(await next);
      if (collected.length === 2) break;
    }
    expect(collected).toEqual([0, 1]);
    for (const next of iterator) collected.push(await next);
    expect(collected).toEqual([0, 1, 2, 3]);
  });

  it('test_as_completed_resume_iterator: for await', async () => {
    const iterator = asCompleted([0, 1, 2, 3].map((value) => () => value));
    const collected: number[] = [];
    for await (const task of iterator) {
      collected.push(task.result());
      if (collected.length === 2) break;
    }
    expect(collected).toEqual([0, 1]);
    for await (const task of iterator) collected.push(task.result());
    expect(collected).toEqual([0, 1, 2, 3]);
  });

  it('test_as_completed_reverse_wait', async () => {
    const [first, second] = asCompleted([sleeper(50, 'a'), sleeper(100, 'b')]);
    const outcomes = [second, first].map((next) => new Outcome(next as PromiseLike<string>));
    await advance(50);
    expect(outcomes.map(({ value }) => value)).toEqual(['a', undefined]);
    await advance(50);
    expect(outcomes.map(({ value }) => value)).toEqual(['a', 'b']);
  });

  it('test_as_completed_concurrent: for', async () => {
    const list = [...asCompleted([sleeper(50, 'a'), sleeper(50, 'b')])];
    const outcome = new Outcome(wait(list.map((next) => ensureFuture(next))));
    await advance(50);
    const { done } = outcome.value as { done: Set<Future<string>> };
    expect([...done].map((future) => future.result())).toEqual(['a', 'b']);
  });

  it('test_as_completed_concurrent: for await', async () => {
    const outcome = new Outcome(
      Array.fromAsync(asCompleted([sleeper(50, 'a'), sleeper(50, 'b')])).then((list) => wait(list)),
    );
    await advance(50);
    const { done } = outcome.value as { done: Set<Future<string>> };
    expect([...done].map((future) => future.result())).toEqual(['a', 'b']);
  });

  it('test_as_completed_coroutine_use_running_loop', async () => {
    await createTask(async () => {
      const list = [...asCompleted([() => Promise.resolve(42)])];
      expect(list.length).toBe(1);
      expect(await list[0]).toBe(42);
    });
  });

  it('test_as_completed_invalid_args', async () => {
    expect(() => asCompleted(new Future() as never)).toThrow(
      new TypeError('Pass an array to asCompleted(): received Future'),
    );
    expect(() => asCompleted((() => 1) as never)).toThrow(
      new TypeError('Pass an array to asCompleted(): received function'),
    );
    await settle();
  });
});
