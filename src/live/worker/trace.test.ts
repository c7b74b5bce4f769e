import type { TraceEvent } from 'bingfa/trace';
import { describe, expect, test } from 'vitest';
import { totalOf } from '../../timeline/later.ts';
import type { Totals } from '../totals.ts';
import { MAX_TRACE, type TraceRow } from '../trace.ts';
import { Locations } from './errors.ts';
import { Trace } from './trace.ts';

const event = (
  type: TraceEvent['type'],
  task: number,
  more: Partial<TraceEvent> = {},
): TraceEvent => ({
  type,
  time: 0,
  task,
  taskName: `T${task}`,
  resource: undefined,
  holder: undefined,
  by: undefined,
  outcome: undefined,
  ...more,
});

/** A traced program, and what it sent. */
function traced() {
  const rows: TraceRow[] = [];
  const totals: Totals[] = [];
  const trace = new Trace(
    () => 5,
    new Locations('blob:x', 'demo.ts', ''),
    (sent) => rows.push(...sent),
    (sent) => totals.push(sent),
  );
  return { trace, tell: trace.listen(), rows, totals };
}

describe('what a worker tells of a run', () => {
  test('is each event, and no totals, as long as there are not too many', () => {
    const { trace, tell, rows, totals } = traced();
    for (let count = 0; count < MAX_TRACE; count += 1) tell(event('notify', 1));
    trace.flush();
    expect(rows).toHaveLength(MAX_TRACE);
    expect(totals).toEqual([]);
  });

  test('is totals of the others, a few times a second and at the end', () => {
    const { trace, tell, rows, totals } = traced();
    const lock = { resource: 'Lock-1' };
    tell(event('acquire', 1, lock));
    for (let count = 1; count < MAX_TRACE; count += 1) tell(event('notify', 1));
    // Before the first totals all rows before them have been sent.
    expect(rows).toHaveLength(MAX_TRACE);
    for (let count = 0; count < 50_000; count += 1) tell(event('notify', 2));
    tell(event('release', 1, lock));
    tell(event('wait', 3, { resource: 'Event-1' }));
    expect(trace.mark()).toBe(MAX_TRACE + 50_002);
    trace.flush();
    expect(rows).toHaveLength(MAX_TRACE);
    expect(totals.length).toBeLessThan(20);
    const last = totals.at(-1) as Totals;
    expect(totalOf(last)).toBe(50_002);
    expect(last.lasting.map(({ type, task, number }) => [type, task, number])).toEqual([
      ['release', 1, MAX_TRACE + 50_000],
      ['wait', 3, MAX_TRACE + 50_001],
    ]);
    const before = totals.length;
    trace.flush();
    expect(totals).toHaveLength(before);
  });
});
