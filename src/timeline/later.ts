import type { LaneTotals, Totals } from '../live/totals.ts';
import type { TraceRowType } from '../live/trace.ts';

/** How many events of a kind there were, the most first. */
export type Kinds = readonly (readonly [type: TraceRowType, count: number])[];

/** A lane's events that are not known one by one. */
export interface LaterLane extends LaneTotals {
  readonly total: number;
  /** In each bucket. */
  readonly busy: readonly number[];
  /** Items that were put and not taken out again. */
  readonly items: number;
}

/** The part of a run whose events are not known one by one. */
export interface LaterPart extends Pick<Totals, 'from' | 'bucketMs' | 'awaited' | 'complete'> {
  /** The index of the first row that comes after its beginning. */
  readonly at: number;
  readonly total: number;
  /** How many events of the run there were up to the end of each bucket. */
  readonly until: readonly number[];
  readonly tasks: readonly LaterLane[];
  readonly resources: readonly LaterLane[];
}

export function laterPart(totals: Totals, at: number): LaterPart {
  const { from, bucketMs, buckets, awaited, complete } = totals;
  const tasks = totals.tasks.map((lane) => laneOf(lane, buckets));
  const resources = totals.resources.map((lane) => laneOf(lane, buckets));
  let sum = at;
  const until = Array.from({ length: buckets }, (_, bucket) => {
    for (const { busy } of tasks) sum += busy[bucket] ?? 0;
    return sum;
  });
  return { at, total: sum - at, from, bucketMs, until, tasks, resources, awaited, complete };
}

function laneOf(lane: LaneTotals, buckets: number): LaterLane {
  const busy = Array.from({ length: buckets }, (_, bucket) => {
    let sum = 0;
    for (const counts of lane.counts.values()) sum += counts[bucket] ?? 0;
    return sum;
  });
  const of = (type: TraceRowType): number => sumOf(lane.counts.get(type) ?? []);
  return { ...lane, busy, total: sumOf(busy), items: of('put') - of('get') };
}

/** What kinds of events lanes had together, in one bucket or in all. */
export function kindsOf(lanes: readonly LaneTotals[], bucket?: number): Kinds {
  const kinds = new Map<TraceRowType, number>();
  for (const { counts } of lanes) {
    for (const [type, buckets] of counts) {
      const count = bucket === undefined ? sumOf(buckets) : (buckets[bucket] ?? 0);
      if (count > 0) kinds.set(type, (kinds.get(type) ?? 0) + count);
    }
  }
  return [...kinds].sort(([, a], [, b]) => b - a);
}

/** How many events totals are of. */
export function totalOf({ tasks }: Totals): number {
  return sumOf(kindsOf(tasks).map(([, count]) => count));
}

/** From when to when a bucket is. */
export function spanOf({ from, bucketMs }: LaterPart, bucket: number): readonly [number, number] {
  return [from + bucket * bucketMs, from + (bucket + 1) * bucketMs];
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
