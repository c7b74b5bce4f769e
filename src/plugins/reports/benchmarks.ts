/** What several processes have found: the middle, and how far apart they were. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/**
 * A bound on how the library compares with another contestant: `atMost` times what the other takes,
 * or `atLeast` so many times as fast.
 */
export type Goal = {
  /** Which of the library's ways to do the work; `bingfa` when left out. */
  readonly of?: string;
  readonly against: string;
} & ({ readonly atMost: number } | { readonly atLeast: number });

export type GoalResult = Goal & {
  /** The library's time divided by the other's for `atMost`, the other way round for `atLeast`. */
  readonly ratio: Spread;
  readonly met: boolean;
};

export interface ContestantResult {
  readonly name: string;
  readonly nanoseconds: Spread;
  /** Its time divided by the library's. */
  readonly ratio: Spread;
}

export interface RowResult {
  readonly id: string;
  /** Operations of one run. */
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

/** `src/data/benchmarks.json`, written by `npm run bench -- --publish`. */
export interface Benchmarks {
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
