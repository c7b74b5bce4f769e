import { expect, expectTypeOf, test, vi } from 'vitest';
import { collectUntil } from '../../testing/garbage.ts';
import { runProgram } from '../../testing/run-program.ts';
import { Lock, setExcepthook, Thread } from '../index.ts';

// Threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

test('a daemon thread loses its work with the program, finally included', async () => {
  const { lines, exitCode } = await runProgram('threading/thread/broken.ts');
  expect(lines).toEqual(['saving', 'main ends']);
  expect(exitCode).toBe(0);
});

test('a function that uses a name of its file is refused at the start, naming it', async () => {
  const { lines } = await runProgram('threading/thread/broken-outer.ts');
  expect(lines).toEqual([
    'Pass to the thread what its function uses: prefix is not defined there',
    'cooked all',
  ]);
});

test('what a target returns is nobody’s, so it need not be cloned', async () => {
  const hook = vi.fn();
  setExcepthook(hook);
  const targets = [
    () => () => 1,
    () => setTimeout(() => undefined),
    () => Promise.resolve(Symbol()),
  ];
  const threads = targets.map((target) => new Thread({ target }));
  for (const thread of threads) thread.start();
  for (const thread of threads) await thread.join();
  setExcepthook(undefined);
  expect(hook.mock.calls).toEqual([]);
});

class Cook extends Thread {
  dish: string;
  readonly serve: (dish: string) => unknown;
  readonly lock = new Lock();

  constructor(dish: string, serve: (dish: string) => unknown) {
    super({ name: `cook of ${dish}` });
    this.dish = dish;
    this.serve = serve;
  }

  override async run(): Promise<void> {
    await this.lock.acquire();
    this.dish = `hot ${this.dish}`;
    await this.serve(`${this.dish} by the ${this.name}`);
    this.lock.release();
  }
}

test('run() of a subclass has copies of the fields, functions and shared objects among them', async () => {
  const served: string[] = [];
  const thread = new Cook('soup', (dish) => served.push(dish));
  thread.start();
  await thread.join();
  expect(served).toEqual(['hot soup by the cook of soup']);
  expect(thread.lock.locked()).toBe(false);
  expect(thread.dish).toBe('soup');
});

test('the same thread can be run here', async () => {
  const served: string[] = [];
  await new Cook('tea', (dish) => served.push(dish)).run();
  new Thread({ target: (word: string) => served.push(word), args: ['here'] }).run();
  expect(served).toEqual(['hot tea by the cook of tea', 'here']);
});

test('arguments have the types of the target’s parameters', () => {
  const target = (count: number, name: string) => `${count} ${name}`;
  new Thread({ target, args: [1, 'a'] });
  // @ts-expect-error -- it is no string
  new Thread({ target, args: [1, 2] });
  const threads: Thread[] = [new Thread({ target, args: [1, 'a'] }), new Cook('rice', () => 1)];
  expectTypeOf(threads[0]).toEqualTypeOf<Thread | undefined>();
});

test('a thread that has ended and that nobody has any more is let go', async () => {
  let gone = 0;
  const registry = new FinalizationRegistry(() => (gone += 1));
  for (let count = 0; count < 5; count += 1) {
    const thread = new Thread();
    registry.register(thread, undefined);
    thread.start();
    await thread.join();
  }
  await collectUntil(() => gone >= 4);
  expect(gone).toBeGreaterThanOrEqual(4);
});

test('arguments that are no array are refused', () => {
  expect(() => new Thread({ target: () => 1, args: new Set([1]) as never })).toThrow(
    new TypeError('Pass an array as args: received Set'),
  );
});

test('a long name stays whole once the thread has started, unless it is renamed', async () => {
  const name = 'a-very-long-thread-name-for-the-import-of-customers-42';
  const thread = new Thread({ name, target: () => undefined });
  thread.start();
  expect(thread.name).toBe(name);
  thread.name = 'short';
  expect(thread.name).toBe('short');
  await thread.join();
});
