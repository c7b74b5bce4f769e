import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type ProgramRun, runNode } from './run-node.ts';

export interface RunOptions {
  /** `virtual` makes sleeps take no time and keeps their order; chosen by the imports if omitted. */
  readonly clock?: 'virtual' | 'real';
}

export const DEADLOCKED = 13;

const EXAMPLES = dirname(import.meta.dirname);
const VIRTUAL_CLOCK = join(import.meta.dirname, 'virtual-clock-preload.ts');

// What happens outside the program's own event loop takes real time.
const NEEDS_REAL_TIME =
  /['"]node:(?!async_hooks|assert|events|util)|\bMessageChannel\b|\bBroadcastChannel\b|\bfetch\(|['"]bingfa\/(?:futures|multiprocessing|queue|threading)['"]|\btoThread\(|\brunInExecutor\(/;

/** Runs a TypeScript program as a reader would: a Node process of its own, the library beside it. */
export function runProgram(path: string, { clock }: RunOptions = {}): Promise<ProgramRun> {
  const file = resolve(EXAMPLES, path);
  const chosen = clock ?? (NEEDS_REAL_TIME.test(readFileSync(file, 'utf8')) ? 'real' : 'virtual');
  const clocks = chosen === 'virtual' ? ['--import', VIRTUAL_CLOCK] : [];
  return runNode([...clocks, file], dirname(file));
}
