import { execFile } from 'node:child_process';
import { join } from 'node:path';

export interface ProgramRun {
  /** What the program printed to standard output, line by line. */
  readonly lines: string[];
  /** Node's exit code; 13 when the main module waits for something that can never happen. */
  readonly exitCode: number;
  readonly stderr: string;
}

const SOURCES = join(import.meta.dirname, 'library-source.ts');
const LIMIT_SECONDS = 30;

/** Runs Node in a process of its own, where `bingfa/…` is the library's source. */
export function runNode(args: readonly string[], cwd: string): Promise<ProgramRun> {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
  delete env['NODE_OPTIONS'];
  delete env['NODE_V8_COVERAGE'];
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      ['--import', SOURCES, '--no-warnings', ...args],
      { cwd, env, timeout: LIMIT_SECONDS * 1000, killSignal: 'SIGKILL', maxBuffer: 1 << 24 },
      (error, stdout, stderr) => {
        if (error?.killed) {
          const program = args.at(-1) ?? '';
          fail(
            new Error(
              `End it sooner: it still ran after ${LIMIT_SECONDS} s: ${program}\n${stderr}`,
            ),
          );
          return;
        }
        const exitCode = typeof error?.code === 'number' ? error.code : error ? 1 : 0;
        const lines = stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n');
        done({ lines, exitCode, stderr });
      },
    );
  });
}
