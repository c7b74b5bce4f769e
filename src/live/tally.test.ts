import { describe, expect, test } from 'vitest';
import { MAX_BUCKETS, MAX_RESOURCE_LANES, MAX_TASK_LANES, Tally } from './tally.ts';
import type { LaneTotals, Totals } from './totals.ts';
import type { TraceRow, TraceRowType } from './trace.ts';

const row = (type: TraceRowType, time: number, task: number, resource?: string): TraceRow => ({
  type,
  time,
  task,
  taskName: `T${task}`,
  resource,
  holder: undefined,
  by: undefined,
  outcome: undefined,
  line: undefined,
});

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, one) => all + one, 0);
const counted = ({ counts }: LaneTotals): number =>
  sum([...counts.values()].flatMap((all) => [...all]));

function tallied(rows: readonly TraceRow[]): ReturnType<Tally['totals']> {
  const tally = new Tally();
  for (const one of rows) tally.take(one);
  return tally.totals();
}

describe('a tally', () => {
  test('counts by lane, kind and time', () => {
    const { from, bucketMs, buckets, tasks, resources } = tallied([
      row('acquire', 10, 1, 'Lock-1'),
      row('release', 12.5, 1, 'Lock-1'),
      row('wait', 12.9, 2, 'Lock-1'),
      row('start', 13, 2),
      row('wait', 13, 2, 'sleep(5)'),
    ]);
    expect({ from, bucketMs, buckets }).toEqual({ from: 10, bucketMs: 1, buckets: 4 });
    expect(tasks.map(({ id, name }) => [id, name])).toEqual([
      [1, 'T1'],
      [2, 'T2'],
    ]);
    expect(tasks[0]?.counts.get('acquire')).toEqual(Uint32Array.of(1, 0, 0, 0));
    expect(tasks[1]?.counts.get('wait')).toEqual(Uint32Array.of(0, 0, 1, 1));
    expect(resources.map(({ id }) => id)).toEqual(['Lock-1']);
    expect(counted(resources[0] as LaneTotals)).toBe(3);
  });

  test.each([
    ['a long run', (at: number) => at * 7.3],
    ['one that takes no time', () => 5],
    ['a clock that goes back', (at: number) => 1000 - at],
    ['a far future', (at: number) => (at === 999 ? 1e12 : at)],
  ])('has a bounded number of buckets, of %s', (_name, time) => {
    const totals = tallied(
      Array.from({ length: 1000 }, (_, at) => row('put', time(at), 1, 'Queue-1')),
    );
    expect(totals.buckets).toBeLessThanOrEqual(MAX_BUCKETS);
    expect(counted(totals.tasks[0] as LaneTotals)).toBe(1000);
    expect(counted(totals.resources[0] as LaneTotals)).toBe(1000);
  });

  test('has a bounded number of lanes: the rest is counted together', () => {
    const { tasks, resources } = tallied(
      Array.from({ length: 500 }, (_, at) => row('acquire', at, at, `Lock-${at}`)),
    );
    expect(tasks).toHaveLength(MAX_TASK_LANES + 1);
    expect(tasks.at(-1)).toMatchObject({ id: undefined });
    expect(counted(tasks.at(-1) as LaneTotals)).toBe(500 - MAX_TASK_LANES);
    expect(resources).toHaveLength(MAX_RESOURCE_LANES + 1);
    expect(counted(resources.at(-1) as LaneTotals)).toBe(500 - MAX_RESOURCE_LANES);
  });

  test('goes on where another was', () => {
    const rows = Array.from({ length: 900 }, (_, at) => row('get', at * 3, at % 70, 'Queue-1'));
    const end = tallied(rows.slice(300));
    const whole = new Tally();
    for (const one of rows.slice(0, 300)) whole.take(one);
    whole.absorb({ ...end, lasting: [], awaited: [], complete: true } satisfies Totals);
    const totals = whole.totals();
    expect(totals.bucketMs).toBe(tallied(rows).bucketMs);
    expect(sum(totals.tasks.map(counted))).toBe(900);
    expect(sum(totals.resources.map(counted))).toBe(900);
  });
});
