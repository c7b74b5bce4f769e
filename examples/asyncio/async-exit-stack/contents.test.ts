// Exits are async by their protocol, whether they wait or not.
/* eslint-disable @typescript-eslint/require-await */
import { beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { advance, useVirtualTime } from '../../testing/clock.ts';
import {
  aclosing,
  AsyncExitStack,
  CancelledError,
  createTask,
  Lock,
  nullcontext,
  sleep,
} from '../index.ts';

useVirtualTime();

let log: unknown[] = [];

beforeEach(() => {
  log = [];
});

function note(entry: unknown): void {
  log.push(entry);
}

describe('AsyncExitStack and its contents', () => {
  it('takes disposable objects as they are', async () => {
    const lock = new Lock();
    async function* generate() {
      try {
        yield 1;
      } finally {
        note('generator closed');
      }
    }
    const both = {
      [Symbol.dispose]: () => note('not this'),
      [Symbol.asyncDispose]: async () => note('this'),
    };
    await new AsyncExitStack().use(async (stack) => {
      const held = stack.enterContext(await lock.acquire());
      expect(lock.locked()).toBe(true);
      expectTypeOf(held).toEqualTypeOf<Disposable>();
      const source = await stack.enterAsyncContext(aclosing(generate()));
      expect((await source.next()).value).toBe(1);
      expect(await stack.enterAsyncContext(both)).toBe(both);
      expect(stack.pushAsyncExit(both)).toBe(both);
      const plain = { [Symbol.dispose]: () => note('plain') };
      expect(await stack.enterAsyncContext(plain)).toBe(plain);
      expect(stack.push(plain)).toBe(plain);
    });
    expect(log).toEqual(['plain', 'plain', 'this', 'this', 'generator closed']);
    expect(lock.locked()).toBe(false);
  });

  it('is entered by another stack and leaves with it', async () => {
    const failed = new Error('failed');
    const used = new AsyncExitStack().use(async (outer): Promise<void> => {
      const inner = await outer.enterAsyncContext(new AsyncExitStack());
      inner.push((error) => error === failed);
      throw failed;
    });
    expect(await used).toBe(undefined);
  });

  it('leaves what an exit adds while it leaves', async () => {
    const stack = new AsyncExitStack();
    stack.callback(note, 'first');
    stack.callback(() => {
      stack.callback(note, 'added');
    });
    await stack.aclose();
    expect(log).toEqual(['added', 'first']);
  });

  it('keeps what an exit moves away while it leaves', async () => {
    const stack = new AsyncExitStack();
    let rescued = stack;
    stack.callback(note, 'rescued');
    stack.callback(() => {
      rescued = stack.popAll();
    });
    await stack.aclose();
    expect(log).toEqual([]);
    await rescued.aclose();
    expect(log).toEqual(['rescued']);
  });

  it('can be closed twice and filled again', async () => {
    const stack = new AsyncExitStack();
    stack.callback(note, 1);
    await stack.aclose();
    await stack.aclose();
    stack.callback(note, 2);
    await stack.aclose();
    expect(log).toEqual([1, 2]);
  });

  it('cleans up in a task that is cancelled', async () => {
    const task = createTask(({ signal }) =>
      new AsyncExitStack().use(async (stack) => {
        stack.pushAsyncExit(async (error) => {
          await sleep(10);
          note(String(error));
        });
        await sleep(1000, { signal });
      }),
    );
    await advance(5);
    task.cancel('enough');
    await advance(10);
    await expect(task).rejects.toBeInstanceOf(CancelledError);
    expect(log).toEqual(['CancelledError: enough']);
  });

  it('infers what entering gives and which arguments a callback takes', async () => {
    const stack = new AsyncExitStack();
    expectTypeOf(await stack.enterAsyncContext(nullcontext('db'))).toEqualTypeOf<string>();
    expectTypeOf(stack.enterContext(nullcontext('db'))).toEqualTypeOf<string>();
    expectTypeOf(stack.enterContext({ enter: () => 1, exit: () => undefined })).toBeNumber();
    // @ts-expect-error -- the callback takes a string.
    stack.callback((name: string) => name.length, 42);
    // @ts-expect-error -- the callback takes an argument.
    stack.callback((name: string) => name.length);
    expectTypeOf(stack.callback(sleep, 10)).toEqualTypeOf<typeof sleep>();
    // @ts-expect-error -- an exit answers with a boolean or nothing.
    stack.pushAsyncExit(async () => 'yes');
    expectTypeOf(stack.popAll()).toEqualTypeOf<AsyncExitStack>();
    await expect(stack.use(() => 1)).resolves.toBe(1);
  });
});
