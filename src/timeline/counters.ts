import type { LaneTotals, Totals } from '../live/totals.ts';

/** A value that changes, in Chrome's format of traces; times in it are microseconds. */
export interface Counter {
  readonly name: string;
  readonly cat: 'totals';
  readonly ph: 'C';
  readonly ts: number;
  readonly pid: 1;
  readonly tid: 0;
  readonly args: Readonly<Record<string, number>>;
}

/** Totals as tracks of a trace file, one a lane: how many events of each kind there were when. */
export function counters(totals: Totals): Counter[] {
  return [...totals.tasks, ...totals.resources].flatMap((lane) => track(lane, totals));
}

function track({ id, name, counts }: LaneTotals, { from, bucketMs, buckets }: Totals): Counter[] {
  const title = `${id === undefined ? 'others' : name}: later events, as totals`;
  // One more than there are, or the last would be drawn for ever.
  return Array.from({ length: buckets + 1 }, (_, bucket) => ({
    name: title,
    cat: 'totals',
    ph: 'C',
    ts: (from + bucket * bucketMs) * 1000,
    pid: 1,
    tid: 0,
    args: Object.fromEntries([...counts].map(([type, all]) => [type, all[bucket] ?? 0])),
  }));
}
