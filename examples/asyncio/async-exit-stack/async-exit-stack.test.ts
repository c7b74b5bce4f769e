// Exits are async by their protocol, whether they wait or not.
/* eslint-disable @typescript-eslint/require-await */
import { beforeEach, describe, expect, it } from 'vitest';
import { advance, useVirtualTime } from '../../testing/clock.ts';
import { asyncContextManager, AsyncExitStack, sleep } from '../index.ts';

useVirtualTime();

let log: unknown[] = [];

beforeEach(() => {
  log = [];
});

function note(entry: unknown): void {
  log.push(entry);
}

const open = asyncContextManager(async function* (name: string) {
  note(`open ${name}`);
  try {
    yield name;
    note(`commit ${name}`);
  } catch (error) {
    note(`rollback ${name}`);
    throw error;
  } finally {
    note(`close ${name}`);
  }
});

describe('AsyncExitStack, use()', () => {
  it('leaves in reverse order, one at a time, and gives what the body returned', async () => {
    const used = new AsyncExitStack().use(async (stack) => {
      stack.callback(note, 'first');
      stack.pushAsyncCallback(async (ms: number) => {
        note('second begins');
        await sleep(ms);
        note('second ends');
      }, 10);
      return await stack.enterAsyncContext(open('third'));
    });
    await advance(5);
    expect(log).toEqual(['open third', 'commit third', 'close third', 'second begins']);
    await advance(5);
    expect(log.slice(4)).toEqual(['second ends', 'first']);
    expect(await used).toBe('third');
  });

  it('tells the exits of the error until one swallows it', async () => {
    const failed = new Error('failed');
    const used = new AsyncExitStack().use(async (stack): Promise<string> => {
      stack.pushAsyncExit(async (error) => note(error));
      stack.push((error) => error === failed);
      await stack.enterAsyncContext(open('db'));
      throw failed;
    });
    expect(await used).toBe(undefined);
    expect(log).toEqual(['open db', 'rollback db', 'close db', undefined]);
  });

  it('does not take an answer for true that only looks like it', async () => {
    const failed = new Error('failed');
    const used = new AsyncExitStack().use((stack) => {
      stack.pushAsyncExit(async () => 'yes' as unknown as boolean);
      stack.callback(() => true);
      stack.pushAsyncCallback(async () => true);
      stack.enterContext({ [Symbol.dispose]: () => true });
      throw failed;
    });
    await expect(used).rejects.toBe(failed);
  });

  it('goes on leaving after an exit that throws', async () => {
    const failed = new Error('callback');
    const used = new AsyncExitStack().use((stack) => {
      stack.push((error) => note(error));
      stack.callback(() => {
        throw failed;
      });
      stack.callback(note, 'last');
    });
    await expect(used).rejects.toBe(failed);
    expect(log).toEqual(['last', failed]);
    expect(failed).not.toHaveProperty('cause');
  });

  it('tells the exits of an exit that threw undefined', async () => {
    const used = new AsyncExitStack().use((stack) => {
      stack.push((error) => note(error));
      stack.pushAsyncCallback(() => Promise.reject(undefined as unknown as Error));
    });
    await expect(used).rejects.toThrow('Throw an Error: undefined was thrown');
    expect(log).toEqual([new TypeError('Throw an Error: undefined was thrown')]);
  });

  it('leaves what it has when entering the next one fails', async () => {
    const used = new AsyncExitStack().use(async (stack) => {
      await stack.enterAsyncContext(open('one'));
      await stack.enterAsyncContext({
        aenter: () => Promise.reject(new Error('refused')),
        aexit: () => note('never entered'),
      });
    });
    await expect(used).rejects.toThrow('refused');
    expect(log).toEqual(['open one', 'rollback one', 'close one']);
  });

  it('waits for a promise that a synchronous exit returns', async () => {
    const used = new AsyncExitStack().use((stack) => {
      stack.callback(note, 'first');
      stack.callback(async () => {
        await sleep(10);
        note('second');
      });
    });
    await advance(10);
    await used;
    expect(log).toEqual(['second', 'first']);
  });
});

describe('AsyncExitStack, await using', () => {
  it('runs only what must run, as it cannot know whether the block failed', async () => {
    {
      await using stack = new AsyncExitStack();
      const inner = await stack.enterAsyncContext(new AsyncExitStack());
      await inner.enterAsyncContext(open('inner'));
      await stack.enterAsyncContext(open('outer'));
      stack.pushAsyncExit(async (error) => note(error));
    }
    expect(log).toEqual(['open inner', 'open outer', undefined, 'close outer', 'close inner']);
  });

  it('does nothing after aclose(), which says that all is well', async () => {
    {
      await using stack = new AsyncExitStack();
      await stack.enterAsyncContext(open('db'));
      await stack.aclose();
      note('after');
    }
    expect(log).toEqual(['open db', 'commit db', 'close db', 'after']);
  });

  it('tells the exits after one that throws of its error', async () => {
    const failed = new Error('exit');
    async function block(): Promise<void> {
      await using stack = new AsyncExitStack();
      await stack.enterAsyncContext(open('db'));
      stack.callback(() => {
        throw failed;
      });
    }
    await expect(block()).rejects.toBe(failed);
    expect(log).toEqual(['open db', 'rollback db', 'close db']);
  });
});
