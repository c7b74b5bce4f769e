import { expect, test } from 'vitest';
import type { TraceRow, TraceRowType } from '../../live/trace.ts';
import { condense } from './condense.ts';

function row(type: TraceRowType, task: number, resource?: string): TraceRow {
  const nothing = { holder: undefined, by: undefined, outcome: undefined, line: undefined };
  return { ...nothing, type, time: 0, task, taskName: `T${task}`, resource };
}

const round = (task: number) => [row('acquire', task, 'Lock-1'), row('release', task, 'Lock-1')];
const rounds = (task: number, times: number) =>
  Array.from({ length: times }, () => round(task)).flat();
const textOf = ({ type, task }: TraceRow) => `${type} ${task}`;

test('a short run is kept as it was', () => {
  const rows = rounds(1, 20);
  expect(condense(rows)).toEqual({ rows, repeated: 0 });
});

test('of a long loop the first round and the last are kept', () => {
  const rows = [row('start', 1), ...rounds(1, 500), row('done', 1)];
  const { rows: kept, repeated } = condense(rows);
  expect(kept.map(textOf)).toEqual(['start 1', 'acquire 1', 'release 1', 'done 1']);
  expect(repeated).toBe(998);
});

test('what happens for the first time in between is kept', () => {
  const [acquire, release] = round(1) as [TraceRow, TraceRow];
  const meeting = [acquire, row('wait', 2, 'Lock-1'), release, row('resume', 2, 'Lock-1')];
  const { rows } = condense([...rounds(1, 100), ...meeting, ...round(2), ...rounds(1, 100)]);
  expect(rows.map(textOf)).toEqual([
    ...['acquire 1', 'release 1', 'acquire 1', 'wait 2', 'release 1', 'resume 2'],
    ...['acquire 2', 'release 2', 'acquire 1', 'release 1'],
  ]);
});

test('a lock that another task releases is free again', () => {
  const [acquire, release] = round(1) as [TraceRow, TraceRow];
  const others = { ...release, task: 2, holder: 1 };
  const rows = Array.from({ length: 100 }, () => [acquire, others]).flat();
  expect(condense(rows).repeated).toBe(condense(rounds(1, 100)).repeated);
});

test('items that stay in a queue are all kept: it is longer after each', () => {
  const rows = Array.from({ length: 200 }, () => row('put', 1, 'Queue-1'));
  expect(condense(rows).repeated).toBe(0);
});
