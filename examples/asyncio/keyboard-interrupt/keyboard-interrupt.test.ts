import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';

const SOURCES = join(import.meta.dirname, '../../testing/library-source.ts');
const IMPORT = `import { createTask, KeyboardInterrupt, run, sleep } from 'bingfa/asyncio';`;

interface Ending {
  readonly lines: string[];
  readonly errors: string;
  readonly code: number | null;
  readonly signal: string | null;
}

/** Runs a program of its own, and presses Ctrl-C each time it prints the line that is next. */
async function interrupt(program: string, ...presses: string[]): Promise<Ending> {
  const child = spawn(
    process.execPath,
    ['--import', SOURCES, '--no-warnings', '--input-type=module', '-e', IMPORT + program],
    { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 },
  );
  const lines: string[] = [];
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    if (line !== presses[0]) return;
    presses.shift();
    child.kill('SIGINT');
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { lines, errors, code, signal };
}

const patient = `
  const main = async ({ signal }) => {
    try {
      console.log('works');
      await sleep(60_000, { signal });
    } finally {
      console.log('cleans up');
      await sleep(0);
      console.log('is clean');
    }
  };`;

it('the first Ctrl-C cancels the main task, and the caller gets KeyboardInterrupt', async () => {
  const program = `${patient}
    await run(main).catch((error) => console.log(String(error)));
    console.log(process.listenerCount('SIGINT'));`;
  expect(await interrupt(program, 'works')).toEqual({
    lines: ['works', 'cleans up', 'is clean', 'KeyboardInterrupt', '0'],
    errors: '',
    code: 0,
    signal: null,
  });
});

it('a KeyboardInterrupt that nobody catches ends the program with an error', async () => {
  const { lines, errors, code } = await interrupt(`${patient} await run(main);`, 'works');
  expect(lines).toEqual(['works', 'cleans up', 'is clean']);
  expect(errors).toContain('KeyboardInterrupt');
  expect(code).toBe(1);
});

it('the second Ctrl-C kills', async () => {
  const program = `
    await run(async ({ signal }) => {
      try {
        console.log('works');
        await sleep(60_000, { signal });
      } finally {
        console.log('cleans up');
        await sleep(60_000);
        console.log('never');
      }
    });`;
  expect(await interrupt(program, 'works', 'cleans up')).toEqual({
    lines: ['works', 'cleans up'],
    errors: '',
    code: null,
    signal: 'SIGINT',
  });
});

it('Ctrl-C kills while the tasks left behind are waited for, and after the run', async () => {
  const during = `await run(() => {
    createTask(() => sleep(60_000));
    setTimeout(() => console.log('main has ended'), 10);
  });`;
  const after = `await run(() => 1); console.log('over'); await sleep(60_000);`;
  const killed = { code: null, signal: 'SIGINT' };
  expect(await interrupt(during, 'main has ended')).toMatchObject(killed);
  expect(await interrupt(after, 'over')).toMatchObject(killed);
});

it("leaves a handler of the program's own alone, whether it was there before or came since", async () => {
  const program = (before: string, since: string): string => `
    let wake;
    const timer = setInterval(() => {}, 1000);
    const handle = () => {
      console.log('own handler');
      setImmediate(wake);
    };
    ${before}
    await run(async ({ signal }) => {
      ${since}
      console.log('works');
      await new Promise((resolve) => (wake = resolve));
      console.log(signal.aborted);
    });
    clearInterval(timer);`;
  const lines = ['works', 'own handler', 'false'];
  const before = program(`process.once('SIGINT', handle);`, '');
  expect(await interrupt(before, 'works')).toMatchObject({ lines, code: 0 });
  const since = program('', `process.on('SIGINT', handle);`);
  expect(await interrupt(since, 'works')).toMatchObject({ lines, code: 0 });
});

it('does not cancel who ends by itself after the first Ctrl-C', async () => {
  const program = `
    const result = await run(async ({ signal }) => {
      console.log('works');
      await sleep(60_000, { signal }).catch(() => {});
      return 'went on';
    });
    console.log(result);`;
  expect((await interrupt(program, 'works')).lines).toEqual(['works', 'went on']);
});
