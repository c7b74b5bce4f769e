import { describe, expect, it } from 'vitest';
import { runCode } from '../../testing/run-code.ts';
import { inThread } from '../../testing/bunch.ts';
import { fromModule } from './from-module.ts';
import { targetOf } from './target.ts';

describe('targetOf', () => {
  it('gives functions that are made anew the same target', () => {
    const make = () => (value: number) => value + 1;
    expect(targetOf('body', make())).toBe(targetOf('body', make()));
    const url = new URL('jobs.ts', import.meta.url);
    expect(targetOf('body', fromModule(url, 'a'))).toBe(targetOf('body', fromModule(url, 'a')));
    expect(targetOf('body', fromModule(url, 'a'))).not.toBe(targetOf('body', fromModule(url, 'b')));
  });

  it('refuses a function that uses an outer name each time', () => {
    const outer = 1;
    const make = () => () => outer;
    for (const body of [make(), make()]) {
      expect(() => targetOf('body', body, 'process')).toThrow(
        new TypeError('Pass to the process what its function uses: outer is not defined there'),
      );
    }
  });

  it('refuses what is not the function’s own and has no name, but `this` for run()', () => {
    const methods = class {
      count = 1;
      work() {
        return this.count;
      }
    }.prototype;
    const refused = (what: string) =>
      new TypeError(`Pass to the thread what its function uses: ${what} is not defined there`);
    // eslint-disable-next-line @typescript-eslint/unbound-method -- a thread gets its source only
    const { work } = methods;
    expect(() => targetOf('target', work)).toThrow(refused('this'));
    expect(targetOf('run', work)).toMatchObject({ name: 'work' });
  });

  it('refuses a module that is relative to the file, saying what to pass', () => {
    for (const url of ['./jobs.js', '../jobs.js']) {
      expect(() => fromModule(url, 'work')).toThrow(
        new TypeError(`Pass new URL('${url}', import.meta.url): a thread has another folder`),
      );
    }
  });

  it('takes functions of every form', async () => {
    const object = {
      method: (a: number) => a + 1,
      async later(a: number) {
        return Promise.resolve(a + 1);
      },
      'with spaces'(a: number) {
        return a + 1;
      },
      [Symbol.iterator](a: number) {
        return a + 1;
      },
      async(a: number) {
        return a + 1;
      },
      class(a: number) {
        return a + 1;
      },
      renamed(a: number) {
        return a + 1;
      },
      get two() {
        return 2;
      },
    };
    // eslint-disable-next-line @typescript-eslint/unbound-method -- a thread gets its source only
    Object.defineProperty(object.renamed, 'name', { value: 'decorated' });
    const été = (é: number) => é + 1;
    const forms = [
      été,
      /* eslint-disable @typescript-eslint/unbound-method -- a thread gets its source only */
      object.method,
      object.later,
      object['with spaces'],
      object[Symbol.iterator],
      object.async,
      object.class,
      object.renamed,
      Object.getOwnPropertyDescriptor(object, 'two')?.get as () => number,
      /* eslint-enable @typescript-eslint/unbound-method */
      async (a: number) => Promise.resolve(a + 1),
      function (a: number) {
        return a + 1;
      },
      function named(a: number): number {
        return a > 0 ? named(a - 1) + 1 : 1;
      },
    ];
    for (const form of forms) expect(await inThread(form, 1)).toBe(2);
  });

  it('takes away the workers that nobody has needed for a second', async () => {
    const { lines, exitCode } = await runCode(`
      import { Thread } from 'bingfa/threading';
      let workers = 0;
      process.on('worker', (worker) => {
        workers += 1;
        worker.on('exit', () => (workers -= 1));
      });
      const threads = [1, 2].map(() => new Thread({ target: () => undefined }));
      for (const thread of threads) thread.start();
      for (const thread of threads) await thread.join();
      console.log(workers);
      while (workers > 0) await new Promise((done) => setTimeout(done, 20));
      console.log(workers);
    `);
    expect(lines).toEqual(['2', '0']);
    expect(exitCode).toBe(0);
  }, 30_000);
});
