import { load } from './load.ts';
import { type Run, type RunOptions, run } from './sandbox.ts';

export { preload } from './load.ts';
export type { Outcome, Result, Run } from './sandbox.ts';

export const DEADLINE_MS = 10_000;

interface ProgramRun extends Pick<RunOptions, 'onLines'> {
  /** The compiled program's path below the base URL. */
  readonly script: string;
  /** What the reader calls it; errors name it. */
  readonly file: string;
  readonly baseUrl: string;
}

/** Loads a program of the site and runs it; rejects when its files do not load. */
export async function runProgram({ script, file, baseUrl, onLines }: ProgramRun): Promise<Run> {
  const { worker, ...loaded } = await load(script, baseUrl);
  return run({
    worker,
    start: { type: 'start', file, ...loaded },
    deadline: DEADLINE_MS,
    onLines,
  });
}
