import type { Python } from '../../scripts/python.ts';
import type {
  LinearityResult,
  MemoryResult,
  RowResult,
} from '../../src/plugins/reports/benchmarks.ts';
import { measureLinearity, measurePythonWaiter, measureRow, measureWaiter } from './processes.ts';
import { summarize, type Times } from './results.ts';
import { rows, type RowId } from './rows/index.ts';
import { median, spread } from './statistics.ts';
import { waiters } from './waiters.ts';

export interface Plan {
  readonly processes: number;
  readonly rounds: number;
  readonly python: Python | undefined;
  /** Is told what is measured next. */
  readonly tell: (what: string) => void;
}

/** The rows, each in several processes: all rows once, then again, so that a noise hits many a bit. */
export async function measureRows(ids: readonly RowId[], plan: Plan): Promise<RowResult[]> {
  const measured = new Map<RowId, Times[]>(ids.map((id) => [id, []]));
  for (let i = 1; i <= plan.processes; i += 1) {
    for (const [id, times] of measured) {
      plan.tell(`${id}, process ${i} of ${plan.processes}`);
      times.push(await measureRow(id, plan.rounds, plan.python));
    }
  }
  return [...measured].map(([id, times]) => summarize(id, rows[id].count, times));
}

export async function measureMemory({ processes, python, tell }: Plan): Promise<MemoryResult[]> {
  const results: MemoryResult[] = [];
  const weigh = async (name: string, one: () => Promise<number>): Promise<void> => {
    tell(`memory of ${name}`);
    const bytes: number[] = [];
    for (let i = 0; i < Math.min(processes, 3); i += 1) bytes.push(await one());
    results.push({ name, bytes: spread(bytes) });
  };
  for (const name of Object.keys(waiters)) await weigh(name, () => measureWaiter(name));
  if (python !== undefined) await weigh('CPython', () => measurePythonWaiter(python));
  return results.sort((a, b) => a.bytes.median - b.bytes.median);
}

export async function measureGrowth({ processes, tell }: Plan): Promise<LinearityResult[]> {
  const runs: Awaited<ReturnType<typeof measureLinearity>>[] = [];
  for (let i = 1; i <= Math.min(processes, 3); i += 1) {
    tell(`linearity, process ${i}`);
    runs.push(await measureLinearity());
  }
  return Object.entries(runs[0] ?? {}).map(([name, sizes]) => ({
    name,
    nanoseconds: Object.fromEntries(
      Object.keys(sizes).map((size) => [
        size,
        median(runs.map((run) => run[name]?.[size] ?? Number.NaN)),
      ]),
    ),
  }));
}
