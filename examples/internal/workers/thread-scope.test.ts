import { describe, expect, it, vi } from 'vitest';
import { runCode } from '../../testing/run-code.ts';

// Workers that nobody needs are kept for a second, and threads take long to start on a busy machine.
vi.setConfig({ testTimeout: 40_000 });

const imports = `
  import { ThreadPoolExecutor } from 'bingfa/futures';
  import { Event as ProcessEvent, Process } from 'bingfa/multiprocessing';
  import { Event, Thread } from 'bingfa/threading';
`;

/** Waits until a worker that has nothing to do has been taken away. */
const oneIsGone = `
  let gone = 0;
  process.on('worker', (worker) => worker.on('exit', () => (gone += 1)));
  const oneIsGone = async () => {
    while (gone === 0) await new Promise((done) => setTimeout(done, 20));
  };
`;

async function linesOf(code: string): Promise<string[]> {
  const { lines, exitCode, stderr } = await runCode(`${imports}${code}`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return lines;
}

describe('what a thread has started, when thread and program end', () => {
  it('is not waited for if it is a daemon', async () => {
    const lines = await linesOf(`
      const target = (T: typeof Thread) => {
        const wait = () => new Promise((done) => setTimeout(done, 1e9));
        new T({ target: wait, daemon: true }).start();
      };
      const thread = new Thread({ target, args: [Thread] });
      thread.start();
      await thread.join();
      console.log('main ends');
    `);
    expect(lines).toEqual(['main ends']);
  });

  it.each([
    ['Thread', 'a daemon', true],
    ['Process', 'a daemon', true],
    ['Process', 'no daemon', false],
  ])('is waited for if it is none: a %s of %s', async (kind, _of, daemon) => {
    const lines = await linesOf(`
      const target = (Kind) => {
        const late = async () => {
          await new Promise((done) => setTimeout(done, 200));
          console.log('inner ends');
        };
        new Kind({ target: late, daemon: false }).start();
      };
      const thread = new Thread({ target, args: [${kind}], daemon: ${daemon} });
      thread.start();
      await thread.join();
      console.log('main ends');
    `);
    expect(lines).toEqual(['main ends', 'inner ends']);
  });

  it('is waited for also two threads further in', async () => {
    const lines = await linesOf(`
      const target = async (T) => {
        const middle = (T) => {
          const late = async () => {
            await new Promise((done) => setTimeout(done, 200));
            console.log('inner ends');
          };
          new T({ target: late, daemon: false }).start();
        };
        const thread = new T({ target: middle, args: [T], daemon: true });
        thread.start();
        await thread.join();
      };
      const thread = new Thread({ target, args: [Thread] });
      thread.start();
      await thread.join();
      console.log('main ends');
    `);
    expect(lines).toEqual(['main ends', 'inner ends']);
  });
});

describe('the worker of a thread that has ended', () => {
  it.each(['true', 'false'])('stays while a process of it runs, daemon: %s', async (daemon) => {
    const lines = await linesOf(`
      ${oneIsGone}
      const go = new ProcessEvent();
      const over = new ProcessEvent();
      const target = (P, go, over) => {
        const wait = async (go, over) => {
          await go.wait();
          await over.set();
        };
        new P({ target: wait, args: [go, over], daemon: ${daemon} }).start();
      };
      const thread = new Thread({ target, args: [Process, go, over] });
      thread.start();
      await thread.join();
      const other = new Thread({ target: () => undefined });
      other.start();
      await other.join();
      await oneIsGone();
      await go.set();
      await over.wait();
      console.log('the process has done it');
    `);
    expect(lines).toEqual(['the process has done it']);
  });

  it('stays while a thread runs that a call of an executor has started', async () => {
    const lines = await linesOf(`
      ${oneIsGone}
      const go = new Event();
      const run = async (body, ...args) => {
        await using executor = new ThreadPoolExecutor({ maxWorkers: 1 });
        await executor.submit(body, ...args);
      };
      await run((T, go) => {
        const wait = async (go) => {
          await go.wait();
          console.log('the thread has done it');
        };
        new T({ target: wait, args: [go] }).start();
      }, Thread, go);
      await run(() => undefined);
      await oneIsGone();
      go.set();
    `);
    expect(lines).toEqual(['the thread has done it']);
  });
});
