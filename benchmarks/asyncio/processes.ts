import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Python } from '../../scripts/python.ts';
import type { RowId } from './rows/index.ts';
import type { Times } from './results.ts';

const run = promisify(execFile);
const here = import.meta.dirname;

/** Runs one of the benchmark's programs in a process of its own and reads the JSON it prints. */
export async function runProgram(file: string, args: readonly string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, [join(here, file), ...args], {
    maxBuffer: 1 << 24,
  });
  return JSON.parse(stdout);
}

async function runPython(python: Python, row: RowId, rounds: number): Promise<number[]> {
  const args = [join(here, 'python', `bench_${row.replaceAll('-', '_')}.py`), String(rounds)];
  const { stdout } = await run(python.command, args, {
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
  });
  return JSON.parse(stdout) as number[];
}

/** One process of ours and one of CPython's, one after the other. */
export async function measureRow(
  row: RowId,
  rounds: number,
  python: Python | undefined,
): Promise<Times> {
  const times = await runProgram('measure.ts', ['--row', row, '--rounds', String(rounds)]);
  if (
    python === undefined ||
    !existsSync(join(here, 'python', `bench_${row.replaceAll('-', '_')}.py`))
  )
    return times as Times;
  return { ...(times as Times), CPython: await runPython(python, row, rounds) };
}
