// Managers are async by their protocol, whether they wait or not.
/* eslint-disable @typescript-eslint/require-await */
import { describe, expect, it } from 'vitest';
import { advance, useVirtualTime } from '../../testing/clock.ts';
import { asyncContextManager, CancelledError, createTask, sleep } from '../index.ts';

useVirtualTime();

let log: string[] = [];

const transaction = asyncContextManager(async function* transaction(name: string = 'one') {
  log.push(`begin ${name}`);
  try {
    yield name;
    log.push('commit');
  } catch (error) {
    log.push('rollback');
    if (!(error instanceof RangeError)) throw error;
  } finally {
    log.push('close');
  }
});

function logged(): string[] {
  const lines = log;
  log = [];
  return lines;
}

describe('asyncContextManager, use()', () => {
  it('tells the generator how the body ended', async () => {
    expect(await transaction().use((name) => name.length)).toBe(3);
    expect(logged()).toEqual(['begin one', 'commit', 'close']);
    await expect(transaction().use(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(logged()).toEqual(['begin one', 'rollback', 'close']);
    const swallowed = transaction().use((): Promise<string> => Promise.reject(new RangeError()));
    expect(await swallowed).toBe(undefined);
    expect(logged()).toEqual(['begin one', 'rollback', 'close']);
  });

  it('runs a body that never waits, and catches what it throws at once', async () => {
    const thrown = new Error('at once');
    const used = transaction().use(() => {
      throw thrown;
    });
    await expect(used).rejects.toBe(thrown);
    expect(logged()).toEqual(['begin one', 'rollback', 'close']);
  });

  it('refuses a body that is no function before it enters', async () => {
    // @ts-expect-error -- no function.
    await expect(transaction().use('body')).rejects.toThrow(
      new TypeError('Pass a function as body: received string'),
    );
    expect(logged()).toEqual([]);
  });

  it('does not start the generator before it is entered', () => {
    transaction();
    expect(logged()).toEqual([]);
  });

  it('can be entered once', async () => {
    const context = transaction('two');
    await context.use(() => undefined);
    await expect(context.aenter()).rejects.toThrow(
      new Error('Call transaction() again: its context was entered already'),
    );
    await expect(context.scope()).rejects.toThrow(/^Call transaction\(\) again/);
    expect(logged()).toEqual(['begin two', 'commit', 'close']);
  });

  it('leaves nothing when it is left twice', async () => {
    const context = transaction();
    await context.aenter();
    await context.aexit();
    expect(await context.aexit()).toBe(false);
    expect(logged()).toEqual(['begin one', 'commit', 'close']);
  });

  it('names the generator that does not yield once', async () => {
    const twice = asyncContextManager(async function* () {
      yield 1;
      yield 2;
    });
    await expect(twice().use(() => undefined)).rejects.toThrow(
      new Error("Yield once in generator(): the generator didn't stop"),
    );
  });

  it('tells the generator of a body that throws undefined', async () => {
    let seen: unknown;
    const open = asyncContextManager(async function* () {
      try {
        yield;
      } catch (error) {
        seen = error;
        throw error;
      }
    });
    const used = open().use(() => Promise.reject(undefined as unknown as Error));
    await expect(used).rejects.toBe(undefined);
    expect(seen).toEqual(new TypeError('Throw an Error: undefined was thrown'));
  });
});

describe('asyncContextManager, scope()', () => {
  it('runs only what must run, as it cannot know whether the block failed', async () => {
    {
      await using scope = await transaction().scope();
      expect(scope.value).toBe('one');
    }
    expect(logged()).toEqual(['begin one', 'close']);
    const thrown = new RangeError('the block failed');
    async function fail(): Promise<void> {
      await using scope = await transaction('two').scope();
      log.push(scope.value);
      throw thrown;
    }
    await expect(fail()).rejects.toBe(thrown);
    expect(logged()).toEqual(['begin two', 'two', 'close']);
  });

  it('says when the generator yields in its finally', async () => {
    const bad = asyncContextManager(async function* bad() {
      try {
        yield 1;
      } finally {
        yield 2;
      }
    });
    const scope = await bad().scope();
    await expect(scope[Symbol.asyncDispose]()).rejects.toThrow(
      new Error("Yield once in bad(): the generator didn't stop after return()"),
    );
  });

  it('can be disposed of twice', async () => {
    const scope = await transaction().scope();
    await scope[Symbol.asyncDispose]();
    await scope[Symbol.asyncDispose]();
    expect(logged()).toEqual(['begin one', 'close']);
  });
});

describe('asyncContextManager in a task that is cancelled', () => {
  const open = asyncContextManager(async function* open(signal: AbortSignal) {
    await sleep(10, { signal });
    try {
      yield 'connection';
    } catch (error) {
      log.push(String(error));
      throw error;
    } finally {
      await sleep(10);
      log.push('closed');
    }
  });

  it('is left while the body waits, and takes its time to clean up', async () => {
    const task = createTask(({ signal }) => open(signal).use(() => sleep(1000, { signal })));
    await advance(20);
    task.cancel('enough');
    await advance(5);
    expect(task.done()).toBe(false);
    await advance(10);
    await expect(task).rejects.toBeInstanceOf(CancelledError);
    expect(task.cancelled()).toBe(true);
    expect(logged()).toEqual(['CancelledError: enough', 'closed']);
  });

  it('is not left when it was still being entered', async () => {
    const task = createTask(({ signal }) => open(signal).use(() => log.push('body')));
    await advance(5);
    task.cancel();
    await advance(50);
    await expect(task).rejects.toBeInstanceOf(CancelledError);
    expect(logged()).toEqual([]);
  });
});
