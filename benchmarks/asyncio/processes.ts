import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Python } from '../../scripts/python.ts';
import type { Times } from './results.ts';
import type { RowId } from './rows/index.ts';

const run = promisify(execFile);
const here = import.meta.dirname;

async function runNode(args: readonly string[]): Promise<unknown> {
  const options = { cwd: here, maxBuffer: 1 << 24 };
  const { stdout } = await run(process.execPath, ['--single-threaded-gc', ...args], options);
  return JSON.parse(stdout);
}

async function runPython(python: Python, args: readonly string[]): Promise<unknown> {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
  const { stdout } = await run(python.command, args, { cwd: join(here, 'python'), env });
  return JSON.parse(stdout);
}

/** The contestants of a row in a process of their own, then CPython in its own. */
export async function measureRow(
  row: RowId,
  rounds: number,
  python: Python | undefined,
): Promise<Times> {
  const times = await runNode(['measure.ts', '--row', row, '--rounds', String(rounds)]);
  if (python === undefined) return times as Times;
  const program = `bench_${row.replaceAll('-', '_')}.py`;
  const cpython = await runPython(python, [program, String(rounds)]);
  return { ...(times as Times), CPython: cpython as number[] };
}

/** Bytes that each of many waiters keeps alive, for a library that `waiters.ts` names. */
export async function measureWaiter(library: string): Promise<number> {
  return (await runNode(['--expose-gc', 'memory.ts', library])) as number;
}

export async function measurePythonWaiter(python: Python): Promise<number> {
  return (await runPython(python, ['memory.py'])) as number;
}

/** By what is done, then by how many wait: nanoseconds per waiter. */
export async function measureLinearity(): Promise<Record<string, Record<string, number>>> {
  return (await runNode(['linearity.ts'])) as Record<string, Record<string, number>>;
}
