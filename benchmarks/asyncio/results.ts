import { goals, type Goal } from './goals.ts';
import type { RowId } from './rows/index.ts';
import { median, pairedRatio, spread, type Spread } from './statistics.ts';

/** Nanoseconds per operation: of each contestant, in each round of one process. */
export type Times = Readonly<Record<string, readonly number[]>>;

export interface ContestantResult {
  readonly name: string;
  readonly nanoseconds: Spread;
  /** Its time divided by the library's. */
  readonly ratio: Spread;
}

export type GoalResult = Goal & {
  /** The library's time divided by the other's for `atMost`, the other way round for `atLeast`. */
  readonly ratio: Spread;
  readonly met: boolean;
};

export interface RowResult {
  readonly id: RowId;
  readonly count: number;
  readonly contestants: readonly ContestantResult[];
  readonly goals: readonly GoalResult[];
}

/** Bytes that a waiter keeps alive. */
export interface MemoryResult {
  readonly name: string;
  readonly bytes: Spread;
}

/** Nanoseconds per waiter, by how many wait. */
export interface LinearityResult {
  readonly name: string;
  readonly nanoseconds: Readonly<Record<string, number>>;
}

/** What `npm run bench` has found, as `--json` and `--publish` write it. */
export interface Results {
  readonly date: string;
  readonly node: string;
  readonly python: string | null;
  readonly cpus: number;
  /** The load of the machine over a minute, before and after: of one that is idle, 0 and about 1. */
  readonly load: readonly [number, number];
  readonly processes: number;
  readonly rounds: number;
  readonly packages: Readonly<Record<string, string>>;
  readonly rows: readonly RowResult[];
  readonly memory: readonly MemoryResult[];
  readonly linearity: readonly LinearityResult[];
}

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
