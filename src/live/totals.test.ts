import { describe, expect, test } from 'vitest';
import { Later } from './later.ts';
import { MAX_TASK_LANES } from './tally.ts';
import { MAX_LASTING, parseTotals } from './totals.ts';
import { MAX_NAME_LENGTH } from './trace.ts';

const later = new Later();
const row = {
  type: 'wait',
  time: 1.5,
  task: 2,
  taskName: 'two',
  resource: 'Lock-1',
  holder: 1,
  by: undefined,
  outcome: undefined,
  line: undefined,
  thread: undefined,
  number: 20_000,
} as const;
later.take(row);
const honest = later.totals();
const lane = { id: 2, name: 'two', counts: new Map([['wait', Uint32Array.of(1)]]) };

describe('totals that a worker sends', () => {
  test('pass as they are', () => {
    expect(parseTotals(structuredClone(honest))).toEqual(honest);
    expect(honest.tasks).toEqual([lane]);
  });

  test.each([
    [undefined],
    [null],
    ['totals'],
    [{}],
    [{ ...honest, buckets: 1e9 }],
    [{ ...honest, buckets: 0 }],
    [{ ...honest, bucketMs: 0 }],
    [{ ...honest, bucketMs: Number.POSITIVE_INFINITY }],
    [{ ...honest, from: Number.NaN }],
  ])('%j are none', (forged) => {
    expect(parseTotals(forged)).toBeUndefined();
  });

  test.each([
    ['no list', 'lanes'],
    ['no lane', [null, 1, 'two']],
    ['a name that is no text, and counts that are no map', [{ ...lane, name: {}, counts: {} }]],
    ['an id of another kind', [{ ...lane, id: 'two' }]],
  ])('lose lanes: %s', (_name, tasks) => {
    expect(parseTotals({ ...honest, tasks })?.tasks).toEqual([]);
  });

  test.each([
    ['of another length', Uint32Array.of(1, 2)],
    ['that are no whole numbers', Float64Array.of(0.5)],
    ['that are a list', [1]],
  ])('lose counts %s, and of unknown kinds', (_name, forged) => {
    const counts = new Map<string, unknown>([
      ['wait', forged],
      ['format disk', Uint32Array.of(1)],
    ]);
    const [parsed] = parseTotals({ ...honest, tasks: [{ ...lane, counts }] })?.tasks ?? [];
    expect(parsed?.counts).toEqual(new Map());
  });

  test('are cut: names, lanes, rows and tasks', () => {
    const parsed = parseTotals({
      ...honest,
      tasks: Array.from({ length: 1000 }, (_, id) => ({ ...lane, id, name: 'x'.repeat(1e5) })),
      lasting: new Array(MAX_LASTING + 5).fill(row),
      awaited: new Array(1e5).fill(1),
    });
    expect(parsed?.tasks).toHaveLength(MAX_TASK_LANES + 1);
    expect(parsed?.tasks[0]?.name).toHaveLength(MAX_NAME_LENGTH);
    expect(parsed?.lasting).toHaveLength(MAX_LASTING);
    expect(parsed?.awaited.length).toBeLessThan(30_000);
  });

  test('have rows in their order, and none that is forged', () => {
    const lasting = [
      { ...row, number: 9 },
      { ...row, number: 3 },
      { ...row, number: -1 },
      row.type,
    ];
    const parsed = parseTotals({ ...honest, lasting, awaited: [1, -2, 'three'] });
    expect(parsed?.lasting.map(({ number }) => number)).toEqual([3, 9]);
    expect(parsed?.awaited).toEqual([1]);
  });
});
