import { describe, expect, test } from 'vitest';
import { MAX_AWAITED, MAX_TRACE_BATCH, parseTrace } from './trace.ts';

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

  test('keep whom they wait for, if those are ids, and not too many', () => {
    const awaited = [1, -1, 'two', Number.NaN, 2];
    expect(parseTrace([{ ...row, awaited }])[0]?.awaited).toEqual([1, 2]);
    const many = Array.from({ length: 1e5 }, (_, id) => id);
    expect(parseTrace([{ ...row, awaited: many }])[0]?.awaited).toHaveLength(MAX_AWAITED);
    for (const forged of [{ length: 2 }, 'all', [null], new Array(2 ** 31)]) {
      expect(parseTrace([{ ...row, awaited: forged }])[0]?.awaited).toBeUndefined();
    }
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
