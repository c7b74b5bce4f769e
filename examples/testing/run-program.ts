import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface ProgramRun {
  /** What the program printed to standard output, line by line. */
  readonly lines: string[];
  /** Node's exit code; 13 when the main module waits for something that can never happen. */
  readonly exitCode: number;
  readonly stderr: string;
}

export interface RunOptions {
  /** `virtual` makes sleeps take no time and keeps their order; chosen by the imports if omitted. */
  readonly clock?: 'virtual' | 'real';
}

export const DEADLOCKED = 13;

const EXAMPLES = dirname(import.meta.dirname);
const SOURCES = join(import.meta.dirname, 'library-source.ts');
const VIRTUAL_CLOCK = join(import.meta.dirname, 'virtual-clock-preload.ts');
const LIMIT_SECONDS = 30;

// What happens outside the program's own event loop takes real time.
const NEEDS_REAL_TIME =
  /['"]node:(?!async_hooks|assert|events|util)|\bMessageChannel\b|\bBroadcastChannel\b|\bfetch\(|['"]bingfa\/(?:futures|multiprocessing|queue|threading)['"]|\btoThread\(|\brunInExecutor\(/;

/** Runs a TypeScript program as a reader would: a Node process of its own, the library beside it. */
export function runProgram(path: string, { clock }: RunOptions = {}): Promise<ProgramRun> {
  const file = resolve(EXAMPLES, path);
  const chosen = clock ?? (NEEDS_REAL_TIME.test(readFileSync(file, 'utf8')) ? 'real' : 'virtual');
  const clocks = chosen === 'virtual' ? ['--import', VIRTUAL_CLOCK] : [];
  const args = ['--import', SOURCES, ...clocks, '--no-warnings', file];
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1' };
  delete env['NODE_OPTIONS'];
  delete env['NODE_V8_COVERAGE'];
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      args,
      {
        cwd: dirname(file),
        env,
        timeout: LIMIT_SECONDS * 1000,
        killSignal: 'SIGKILL',
        maxBuffer: 1 << 24,
      },
      (error, stdout, stderr) => {
        if (error?.killed) {
          fail(new Error(`End ${path} sooner: it was still running after ${LIMIT_SECONDS} s`));
          return;
        }
        const exitCode = typeof error?.code === 'number' ? error.code : error ? 1 : 0;
        const lines = stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n');
        done({ lines, exitCode, stderr });
      },
    );
  });
}
