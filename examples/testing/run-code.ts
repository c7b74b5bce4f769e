import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { ProgramRun } from './run-program.ts';

const SOURCES = join(import.meta.dirname, 'library-source.ts');
const LIMIT_MS = 30_000;

/** Runs TypeScript that is given as text, in a Node process of its own, the library beside it. */
export function runCode(code: string): Promise<ProgramRun> {
  const options = ['--import', SOURCES, '--no-warnings', '--input-type=module-typescript'];
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
  delete env['NODE_OPTIONS'];
  delete env['NODE_V8_COVERAGE'];
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      [...options, '--eval', code],
      { cwd: import.meta.dirname, env, timeout: LIMIT_MS, killSignal: 'SIGKILL' },
      (error, stdout, stderr) => {
        if (error?.killed) {
          fail(new Error(`End it sooner: it was still running after ${LIMIT_MS} ms\n${stderr}`));
          return;
        }
        const exitCode = typeof error?.code === 'number' ? error.code : error ? 1 : 0;
        const lines = stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n');
        done({ lines, exitCode, stderr });
      },
    );
  });
}
