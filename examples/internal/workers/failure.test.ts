import { describe, expect, it, vi } from 'vitest';
import { toThread } from '../../asyncio/index.ts';
import { ProcessPoolExecutor, ThreadPoolExecutor } from '../../futures/index.ts';
import { Lock } from '../../threading/index.ts';
import { errorOf, failureOf, plainFailureOf } from './failure.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

function sent<T>(error: T): T {
  return errorOf(structuredClone(failureOf(error))) as T;
}

function sentPlainly<T>(error: T): T {
  return errorOf(structuredClone(plainFailureOf(error))) as T;
}

class DbError extends Error {
  readonly code = 'ECONNREFUSED';
  readonly rows = [{ id: 7 }];
  readonly lock = new Lock();
  readonly retry = () => undefined;
  override name = 'DbError';
}

describe.each([
  ['cloned', sent],
  ['sent without what cannot be cloned', sentPlainly],
] as const)('an error that is %s', (_, send) => {
  it('keeps its stack, its properties and the name of its class, and so do its causes', () => {
    const cause = new DbError('down');
    const error = send(new RangeError('top', { cause }));
    expect(error).toMatchObject({ name: 'RangeError', message: 'top' });
    const { name, message, stack } = error.cause as Error;
    expect([name, message, stack]).toEqual(['DbError', 'down', cause.stack]);
    expect(Object.entries(error.cause as Error)).toEqual([
      ['code', 'ECONNREFUSED'],
      ['rows', [{ id: 7 }]],
    ]);
  });

  it('keeps the errors of an AggregateError', () => {
    const error = send(new AggregateError([new DbError('a'), 'text'], 'all failed'));
    expect(error).toBeInstanceOf(AggregateError);
    expect(error.name).toBe('AggregateError');
    expect(error.errors).toEqual([expect.objectContaining({ code: 'ECONNREFUSED' }), 'text']);
  });

  it('may be its own cause, and among its own errors', () => {
    const error = new AggregateError([], 'all');
    error.errors.push(new Error('one', { cause: error }), error);
    error.cause = new DbError('down', { cause: error });
    const copy = send(error);
    expect((copy.cause as Error).cause).toBe(copy);
    expect(copy.errors).toHaveLength(1);
  });
});

it('keeps of an error what can be cloned, when its cause cannot', () => {
  const cause = new DbError('down', { cause: () => 1 });
  const error = new RangeError('bad', { cause });
  const copy = sentPlainly(error);
  expect(copy).toMatchObject({ name: 'RangeError', message: 'bad', stack: error.stack });
  expect(copy).toBeInstanceOf(RangeError);
  expect(copy.cause).toMatchObject({ name: 'DbError', code: 'ECONNREFUSED' });
  expect((copy.cause as Error).cause).toBeUndefined();
  expect(sentPlainly({ __proto__: null, retry: () => 1 })).toEqual(new Error('[object Object]'));
});

it('comes whole from a thread, from a callback, and from workers of both kinds', async () => {
  const fail = () => {
    const lost = Object.assign(new Error('lost'), { name: 'LostError', code: 2 });
    throw Object.assign(new Error('down', { cause: lost }), { code: 1 });
  };
  const whole = { message: 'down', code: 1, cause: { name: 'LostError', code: 2 } };
  await expect(toThread(fail)).rejects.toMatchObject(whole);
  const ask = async (callback: () => unknown) => {
    await callback();
  };
  await expect(toThread(ask, fail)).rejects.toMatchObject(whole);
  for (const Type of [ThreadPoolExecutor, ProcessPoolExecutor]) {
    await using executor = new Type({ maxWorkers: 1 });
    await expect(executor.submit(fail).result()).rejects.toMatchObject(whole);
  }
});

describe('a ReferenceError', () => {
  it('says what to pass only where a function of this source used an outer name', async () => {
    const outer = 1;
    const look = () => {
      const declares = (outer: number) => outer;
      return declares(1) + outer;
    };
    const where = (name: string) => `Pass to the ${name} what its function uses: outer is not`;
    await expect(toThread(look)).rejects.toThrow(where('thread'));
    await using threads = new ThreadPoolExecutor({ maxWorkers: 1 });
    await expect(threads.submit(look).result()).rejects.toThrow(where('thread'));
    await using processes = new ProcessPoolExecutor({ maxWorkers: 1 });
    const remote = await processes.submit(look).exception();
    expect((remote as Error).message).toContain(where('process'));
    expect((remote as Error).stack).toMatch(/is not defined there\n {4}at eval/);
  });

  it('is otherwise as it was thrown', async () => {
    const missing = () => {
      throw new ReferenceError('no row with id 7');
    };
    await expect(toThread(missing)).rejects.toThrow(new ReferenceError('no row with id 7'));
    const own = () => {
      throw new ReferenceError('user is not defined');
    };
    const ask = async (callback: () => unknown) => {
      await callback();
    };
    await expect(toThread(ask, own)).rejects.toThrow(new ReferenceError('user is not defined'));
  });
});
