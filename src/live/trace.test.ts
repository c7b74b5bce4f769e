import { describe, expect, test } from 'vitest';
import { MAX_TRACE_BATCH, parseTrace } from './trace.ts';

const row = {
  type: 'wait',
  time: 1.5,
  task: 2,
  taskName: 'two',
  resource: 'Lock-1',
  holder: 1,
  by: undefined,
  outcome: undefined,
  line: 7,
};

describe('rows that a worker sends', () => {
  test('pass as they are', () => {
    expect(parseTrace([row])).toEqual([row]);
  });

  test.each([
    [null],
    [undefined],
    ['wait'],
    [{ ...row, type: 'format disk' }],
    [{ ...row, task: -1 }],
    [{ ...row, task: 1.5 }],
    [{ ...row, task: '2' }],
  ])('%j is none', (forged) => {
    expect(parseTrace([forged])).toEqual([]);
  });

  test('lose what is not what it should be', () => {
    const forged = {
      ...row,
      time: Number.NaN,
      taskName: {},
      resource: 1n,
      holder: Infinity,
      by: 'me',
      outcome: 'won',
      line: -1,
      extra: 1,
    };
    expect(parseTrace([forged])).toEqual([
      {
        type: 'wait',
        time: 0,
        task: 2,
        taskName: 'Task 2',
        resource: undefined,
        holder: undefined,
        by: undefined,
        outcome: undefined,
        line: undefined,
      },
    ]);
  });

  test('are cut: names, and their number', () => {
    const [parsed] = parseTrace([{ ...row, taskName: 'x'.repeat(1e6) }]);
    expect(parsed?.taskName).toHaveLength(200);
    expect(parseTrace(new Array(MAX_TRACE_BATCH + 5).fill(row))).toHaveLength(MAX_TRACE_BATCH);
  });
});
