import type { Spread } from '../../src/plugins/reports/benchmarks.ts';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * How many times as long `a` takes as `b`, within one process. Turn by turn, as the two turns that
 * belong together met the same machine; then the median of the turns.
 */
export function pairedRatio(a: readonly number[], b: readonly number[]): number {
  return median(a.slice(0, b.length).map((time, turn) => time / (b[turn] ?? Number.NaN)));
}

/** The same data with three significant digits: more would claim what nobody has measured. */
export function roundNumbers<T>(data: T): T {
  return JSON.parse(
    JSON.stringify(data, (_key, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(3)) : value,
    ),
  ) as T;
}
