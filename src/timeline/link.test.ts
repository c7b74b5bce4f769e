import { describe, expect, test } from 'vitest';
import { MAX_PACKED, pack } from '../live/packed.ts';
import { Later } from '../live/later.ts';
import type { TraceRow } from '../live/trace.ts';
import { runIn } from './arrival.ts';
import { buildTimeline } from './build.ts';
import { findings } from './findings.ts';
import { totalOf } from './later.ts';
import { linkTo, openRun } from './link.ts';
import { rowsOf } from './testing.ts';

const ID = 'asyncio/lock/demo';
const rows = rowsOf(`
  0 acquire Lock-1 :3
  1 spawn by 0 @0.12
  1 start
  1 wait Lock-1 held 0 :7
  0 wait gather-1 all 1,2
  0 release Lock-1 @50.5
  1 done cancelled
`);
const run = { rows, dropped: 3, deadlock: true, source: 'live/a.html' };

async function packedOf(given: Parameters<typeof linkTo>[1]): Promise<string> {
  const { hash } = await linkTo(ID, given);
  return runIn(hash, ID) ?? '';
}

/** Numbers that cannot be made small. */
function randoms(): (below: number) => number {
  let seed = 1;
  return (below) => {
    seed = (seed * 48_271) % 0x7fffffff;
    return seed % below;
  };
}

describe('a link', () => {
  test('carries a run', async () => {
    expect(await openRun(await packedOf(run))).toEqual(run);
  });

  test('is of one program', async () => {
    const { hash } = await linkTo(ID, run);
    expect(runIn(hash, 'asyncio/event/demo')).toBeUndefined();
    expect(runIn('', ID)).toBeUndefined();
  });

  test('holds the beginning of a run that is too long, and totals of the rest', async () => {
    const random = randoms();
    const many = Array.from({ length: 40_000 }, (_, index): TraceRow => ({
      ...rows[index % rows.length]!,
      time: index + random(1000) / 1000,
      line: random(1000),
      task: random(1000),
    }));
    const { hash, kept } = await linkTo(ID, { ...run, rows: many, dropped: 5 });
    expect(hash.length).toBeLessThanOrEqual(MAX_PACKED + 100);
    expect(kept).toBeGreaterThan(1000);
    const opened = await openRun(runIn(hash, ID) ?? '');
    expect(opened.rows).toHaveLength(kept);
    expect(opened.dropped).toBe(5);
    expect(opened.totals && totalOf(opened.totals)).toBe(40_000 - kept);
  }, 20_000);

  const LOCK = rowsOf(`
    1 acquire Lock-1
    2 wait Lock-1 held 1
    1 release Lock-1
    2 resume Lock-1
    2 acquire Lock-1
    2 release Lock-1
  `);
  const RING = rowsOf(`
    1 acquire Lock-1
    2 acquire Lock-2
    1 wait Lock-2 held 2
    2 wait Lock-1 held 1
  `);

  test('still tells of a deadlock whose tasks are beyond what it holds', async () => {
    const random = randoms();
    const many = Array.from({ length: 15_000 }, (_, at): TraceRow => ({
      ...LOCK[at % LOCK.length]!,
      time: at + random(1000) / 1000,
      line: random(1000),
    }));
    const later = new Later();
    many.forEach((row) => later.shown(row));
    const time = 20_000;
    RING.forEach((row, at) => later.take({ ...row, time, number: many.length + at }));
    const totals = later.totals();
    const whole = { ...run, rows: many, totals, dropped: 0 };
    const { hash, kept } = await linkTo(ID, whole);
    expect(kept).toBeLessThan(many.length);
    const opened = await openRun(runIn(hash, ID) ?? '');
    expect(opened.rows).toHaveLength(kept);
    expect(opened.totals && totalOf(opened.totals)).toBe(many.length + RING.length - kept);
    const { cycle } = findings(buildTimeline(opened.rows, opened.totals), opened.deadlock);
    expect(cycle.map(({ task, resource, holders }) => [task, resource, holders])).toEqual([
      [1, 'Lock-2', [2]],
      [2, 'Lock-1', [1]],
    ]);
    // As it came, it can be sent on.
    const again = await openRun(await packedOf(opened));
    expect(again).toEqual(opened);
  });

  test('with totals that are damaged is rejected', async () => {
    const write = (totals: unknown): Promise<string> =>
      pack(
        JSON.stringify({
          times: [],
          columns: [[], [], [], [], []],
          numbers: [[], [], [], []],
          words: [],
          totals,
        }),
      );
    for (const totals of [1, {}, { lasting: [5], awaited: [], tasks: [], resources: [] }]) {
      await expect(openRun(await write(totals))).rejects.toThrow();
    }
  });

  test.each([
    ['nothing', ''],
    ['no base 64', '<img onerror=alert(1)>'],
    ['too much', 'A'.repeat(MAX_PACKED + 1)],
  ])('with %s is rejected', async (_name, packed) => {
    await expect(openRun(packed)).rejects.toThrow();
  });

  test.each([
    ['no run', '7'],
    ['no JSON', '{'],
    ['null', 'null'],
    ['no columns', '{"times":[1],"columns":3,"numbers":[],"words":[]}'],
    ['too few columns', '{"times":[1],"columns":[[1]],"numbers":[[1]],"words":["wait"]}'],
    ['a gigabyte of spaces', ' '.repeat(5_000_000)],
    [
      'an unknown event',
      '{"times":[1],"columns":[[1],[0],[0],[0],[0]],"numbers":[[1],[0],[0],[0]],"words":["toString"]}',
    ],
  ])('that unpacks to %s is rejected', async (_name, text) => {
    await expect(openRun(await pack(text))).rejects.toThrow();
  });

  test('that was cut anywhere is rejected or read, and never anything else', async () => {
    const packed = await packedOf(run);
    for (let length = 1; length < packed.length; length += 1) {
      const opened = await openRun(packed.slice(0, length)).catch(() => undefined);
      if (opened !== undefined) expect(opened).toEqual(run);
    }
  });
});
