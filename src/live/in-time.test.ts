import { expect, test } from 'vitest';
import { buildTimeline } from '../timeline/build.ts';
import { rowsOf } from '../timeline/testing.ts';
import { inTime } from './in-time.ts';
import type { OutputLine } from './protocol.ts';

const line = (text: string, after?: number): OutputLine => ({ level: 'log', text, at: 0, after });

test('what threads told late is put where it happened, with what was printed then', () => {
  const trace = rowsOf(`
    0 start @0
    P/1 put Queue-1 @1
    P/1 put Queue-1 @3
    P/1 put Queue-1 @5
    C/2 get Queue-1 @2
    C/2 get Queue-1 @4
    0 done @4
  `);
  const lines = [
    line('first'),
    line('started', 1),
    line('put all', 4),
    line('got', 5),
    line('end', 9),
  ];
  const sorted = inTime({ trace, lines });
  expect(sorted.trace.map(({ type, time }) => `${type} ${time}`)).toEqual([
    'start 0',
    'put 1',
    'get 2',
    'put 3',
    'get 4',
    'done 4',
    'put 5',
  ]);
  expect(sorted.lines.map(({ text, after }) => [text, after])).toEqual([
    ['first', undefined],
    ['started', 1],
    ['put all', 7],
    ['got', 3],
    ['end', 9],
  ]);
  const [queue] = buildTimeline(sorted.trace).resources;
  expect(Math.max(...(queue?.usages ?? []).map(({ length }) => length))).toBe(1);
});

test('a run without threads stays as it is', () => {
  const told = { trace: rowsOf('1 start @5\n1 done @3'), lines: [line('x', 1)] };
  expect(inTime(told)).toEqual(told);
});
