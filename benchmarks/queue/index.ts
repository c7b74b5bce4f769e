/**
 * `npm run bench:queue`: items from one thread to another, through the library's queues, by messages,
 * and through CPython's. `--quick` takes fewer processes.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPython } from '../../scripts/python.ts';
import type { Goal } from '../../src/plugins/reports/benchmarks.ts';
import { parseArguments } from '../asyncio/arguments.ts';
import { cpus, load } from '../asyncio/machine.ts';
import { median, pairedRatio, spread } from '../asyncio/statistics.ts';
import { rows } from './contestants.ts';

type RowId = keyof typeof rows;
type Times = Record<string, number[]>;

const goals: Record<RowId, readonly Goal[]> = {
  numbers: [
    { against: 'postMessage', atLeast: 5 },
    { against: 'CPython queue.Queue', atLeast: 1 },
  ],
  pairs: [{ against: 'CPython queue.Queue', atLeast: 1 }],
};

const run = promisify(execFile);
const here = import.meta.dirname;
const python = findPython();

async function measure(row: RowId, rounds: number): Promise<Times> {
  const script = join(here, 'measure.ts');
  const options = ['--row', row, '--rounds', String(rounds)];
  const { stdout } = await run(process.execPath, [script, ...options]);
  const times = JSON.parse(stdout) as Times;
  if (python === undefined) return times;
  const program = join(here, 'python', 'bench_queue.py');
  const cpython = await run(python.command, [program, row, String(rounds)]);
  return { ...times, ...(JSON.parse(cpython.stdout) as Times) };
}

function tell(row: RowId, processes: readonly Times[]): boolean {
  const names = Object.keys(processes[0] ?? {});
  const width = Math.max(...names.map(({ length }) => length));
  console.log(`${row}: ${rows[row].count} items a run`);
  for (const name of names) {
    const times = spread(processes.map((each) => median(each[name] ?? [])));
    const [middle, least, most] = [times.median, times.min, times.max].map(Math.round);
    console.log(`  ${name.padEnd(width)}  ${middle} (${least}–${most}) ns`);
  }
  let allMet = true;
  for (const goal of goals[row]) {
    if (!names.includes(goal.against) || !('atLeast' in goal)) continue;
    const ratios = processes.map((each) =>
      pairedRatio(each[goal.against] ?? [], each['bingfa'] ?? []),
    );
    const ratio = spread(ratios);
    const met = ratio.median >= goal.atLeast;
    allMet &&= met;
    const [middle, least, most] = [ratio.median, ratio.min, ratio.max].map((n) => n.toFixed(1));
    const wanted = `at least ${goal.atLeast}× as fast as ${goal.against}`;
    console.log(`  ${met ? 'met   ' : 'MISSED'} ${wanted}: ${middle} (${least}–${most})`);
  }
  console.log('');
  return allMet;
}

const ids = Object.keys(rows) as RowId[];
const { only, processes, rounds } = parseArguments(process.argv.slice(2), ids);
const before = load();
for (const row of ids.filter((id) => only.length === 0 || only.includes(id))) {
  const times: Times[] = [];
  for (let i = 0; i < processes; i += 1) times.push(await measure(row, rounds));
  if (!tell(row, times)) process.exitCode = 1;
}
console.log(
  `Node ${process.versions.node}, CPython ${python?.version ?? 'missing'}, ${cpus} CPUs, ` +
    `load ${before} to ${load()}, ${processes} processes of ${rounds} rounds`,
);
