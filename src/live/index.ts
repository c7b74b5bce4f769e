import { type Source, load } from './load.ts';
import type { ClockKind } from './protocol.ts';
import { type Run, type RunOptions, run } from './sandbox.ts';

export { inTime } from './in-time.ts';
export { preload } from './load.ts';
export type { Outcome, Result, Run } from './sandbox.ts';

export const DEADLINE_MS = 10_000;

interface ProgramRun extends Pick<RunOptions, 'onLines' | 'onTrace' | 'onTotals'> {
  readonly source: Source;
  /** What the reader calls it; errors name it. */
  readonly file: string;
  readonly baseUrl: string;
  readonly clock: ClockKind;
}

/** Loads a program and runs it; rejects when its files do not load. */
export async function runProgram({
  source,
  file,
  baseUrl,
  clock,
  onLines,
  onTrace,
  onTotals,
}: ProgramRun): Promise<Run> {
  const { worker, ...loaded } = await load(source, baseUrl);
  return run({
    worker,
    start: { type: 'start', file, clock, trace: onTrace !== undefined, ...loaded },
    deadline: DEADLINE_MS,
    onLines,
    onTrace,
    onTotals,
  });
}
