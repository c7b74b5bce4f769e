import type { Goal, GoalResult, RowResult, Spread } from '../../src/plugins/reports/benchmarks.ts';
import { goals } from './goals.ts';
import type { RowId } from './rows/index.ts';
import { median, pairedRatio, spread } from './statistics.ts';

/** Nanoseconds per operation: of each contestant, in each round of one process. */
export type Times = Readonly<Record<string, readonly number[]>>;

const ours = 'bingfa';

function ratios(processes: readonly Times[], name: string, to: string): Spread {
  return spread(processes.map((times) => pairedRatio(times[name] ?? [], times[to] ?? [])));
}

function judge(processes: readonly Times[], goal: Goal): GoalResult {
  const of = goal.of ?? ours;
  if ('atMost' in goal) {
    const ratio = ratios(processes, of, goal.against);
    return { ...goal, ratio, met: ratio.median <= goal.atMost };
  }
  const ratio = ratios(processes, goal.against, of);
  return { ...goal, ratio, met: ratio.median >= goal.atLeast };
}

/** Makes one row of the results out of what its processes measured. */
export function summarize(id: RowId, count: number, processes: readonly Times[]): RowResult {
  const names = Object.keys(processes[0] ?? {});
  return {
    id,
    count,
    contestants: names
      .map((name) => ({
        name,
        nanoseconds: spread(processes.map((times) => median(times[name] ?? []))),
        ratio: ratios(processes, name, ours),
      }))
      .sort((a, b) => a.ratio.median - b.ratio.median),
    // Without a Python there is nothing to compare with.
    goals: goals[id]
      .filter(({ against }) => names.includes(against))
      .map((goal) => judge(processes, goal)),
  };
}
