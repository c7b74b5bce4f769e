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
function traced(elapsed = () => 5) {
  const rows: TraceRow[] = [];
  const totals: Totals[] = [];
  const trace = new Trace(
    elapsed,
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

describe('the awaits of a task', () => {
  /** Awaits that come one after the other, each from one time to another, and at the end that of the body. */
  const awaits = (...all: (readonly [line: number, from: number, to: number, of?: object])[]) => {
    let now = 0;
    const { trace, tell, rows } = traced(() => now);
    const ended = {};
    tell(event('spawn', 1));
    tell(event('start', 1));
    trace.started(ended);
    trace.turn('continue', undefined);
    for (const [line, from, to, awaited] of all) {
      now = from;
      trace.turn('pause', undefined, { awaited: awaited === undefined ? {} : ended, line });
      now = to;
      trace.turn('continue', undefined);
    }
    trace.turn('pause', undefined);
    trace.flush();
    return rows
      .filter(({ task }) => task === 0)
      .map(({ type, line, holder }) => ({ type, line, holder }));
  };
  const turn = (type: TraceRow['type'], line?: number, holder?: number) => ({ type, line, holder });

  test('are each told if they take time', () => {
    expect(awaits([4, 0, 5], [5, 5, 11], [6, 11, 18])).toEqual([
      turn('continue'),
      turn('pause', 4),
      turn('continue'),
      turn('pause', 5),
      turn('continue'),
      turn('pause', 6),
      turn('continue'),
      turn('pause'),
    ]);
  });

  test('are none if they take no time', () => {
    expect(awaits([4, 0, 0], [5, 0, 0])).toEqual([turn('continue'), turn('pause')]);
  });

  test('are told if it was a task, that had ended before, for the first time', () => {
    const task = {};
    expect(awaits([4, 0, 5], [5, 5, 5, task], [6, 5, 5, task])).toEqual([
      turn('continue'),
      turn('pause', 4),
      turn('continue'),
      turn('pause', 5, 1),
      turn('continue'),
      turn('pause'),
    ]);
  });

  test('are few events also where two take turns', () => {
    const { trace, tell, rows } = traced();
    const tasks = [{}, {}];
    tasks.forEach((task, index) => {
      tell(event('start', index + 1));
      trace.started(task);
    });
    for (let count = 0; count < 100_000; count += 1) {
      const task = tasks[count % 2];
      trace.turn('continue', task);
      trace.turn('pause', task, { awaited: null, line: 1 });
    }
    trace.flush();
    expect(rows.length).toBeLessThan(100);
  });
});
