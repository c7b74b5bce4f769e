import { type LaneTotals, type Totals, parseTotals } from '../live/totals.ts';
import type { TraceRow } from '../live/trace.ts';

/** Numbers that an address has room for, beside the events. */
const MAX_NUMBERS = 2500;

/** Totals as an address carries them, but for their rows, which are among the run's. */
export function writeTotals(all: Totals): unknown {
  let totals = all;
  while (totals.buckets > 1 && numbersIn(totals) > MAX_NUMBERS) totals = halved(totals);
  const { from, bucketMs, buckets, tasks, resources, lasting, awaited, complete } = totals;
  return {
    from: Math.round(from),
    bucketMs,
    buckets,
    complete,
    tasks: tasks.map(writeLane),
    resources: resources.map(writeLane),
    awaited: differences(awaited.toSorted((a, b) => a - b)),
    lasting: differences(lasting.map(({ number }) => number)),
  };
}

/** @param rows - Of the run, the last of which are those of the totals. */
export function readTotals(written: unknown, rows: readonly TraceRow[]): Totals {
  const { lasting, awaited, tasks, resources, ...rest } = written as Record<string, unknown>;
  const numbers = sums(lasting);
  const last = rows.slice(rows.length - numbers.length);
  const totals = parseTotals({
    ...rest,
    tasks: listOf(tasks).map(readLane),
    resources: listOf(resources).map(readLane),
    awaited: sums(awaited),
    lasting: last.map((row, at) => ({ ...row, number: numbers[at] })),
  });
  if (totals?.lasting.length !== numbers.length) {
    throw new Error('Copy the whole address: totals are missing');
  }
  return totals;
}

function writeLane({ id, name, counts }: LaneTotals): unknown {
  return [id ?? null, name, [...counts].map(([type, buckets]) => [type, [...buckets]])];
}

function readLane(lane: unknown): unknown {
  const [id, name, counts] = listOf(lane);
  return {
    id: id ?? undefined,
    name,
    counts: new Map(
      listOf(counts).map((entry) => {
        const [type, buckets] = listOf(entry);
        return [type, Uint32Array.from(listOf(buckets), Number)];
      }),
    ),
  };
}

function numbersIn({ tasks, resources, buckets }: Totals): number {
  return [...tasks, ...resources].reduce((sum, { counts }) => sum + counts.size * buckets, 0);
}

function halved(totals: Totals): Totals {
  const half = (lane: LaneTotals): LaneTotals => ({
    ...lane,
    counts: new Map(
      [...lane.counts].map(([type, all]) => [
        type,
        Uint32Array.from(
          { length: Math.ceil(all.length / 2) },
          (_, at) => (all[2 * at] ?? 0) + (all[2 * at + 1] ?? 0),
        ),
      ]),
    ),
  });
  return {
    ...totals,
    bucketMs: totals.bucketMs * 2,
    buckets: Math.ceil(totals.buckets / 2),
    tasks: totals.tasks.map(half),
    resources: totals.resources.map(half),
  };
}

function differences(numbers: readonly number[]): number[] {
  return numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
}

function sums(written: unknown): number[] {
  let sum = 0;
  return listOf(written).map((difference) => (sum += Number(difference)));
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error('Copy the whole address: totals are damaged');
  return value as readonly unknown[];
}
