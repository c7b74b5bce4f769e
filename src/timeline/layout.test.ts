import { describe, expect, test } from 'vitest';
import type { TraceRow } from '../live/trace.ts';
import { axisOf } from './axis.ts';
import { buildTimeline } from './build.ts';
import { ring } from './findings.ts';
import { type Layout, layOut } from './layout.ts';
import { rowsOf } from './testing.ts';

const draw = (rows: readonly TraceRow[], width = 800, zoom = 1): Layout =>
  layOut(
    buildTimeline(rows),
    width,
    zoom,
    ({ resource }) => resource ?? '',
    ({ waiting }) => `waiting ${waiting}`,
  );

const SHORT = rowsOf(`
  1 spawn by 0
  1 start
  1 wait Event-1 :7
  0 wait sleep(50)
  0 resume sleep(50) @50
  0 set Event-1 @50
  1 resume Event-1 @50
  1 done @50
`);

/** A queue's worth of events of many tasks. */
function many(events: number): TraceRow[] {
  return Array.from({ length: events }, (_, index) => ({
    type: (['wait', 'resume', 'acquire', 'release'] as const)[index % 4] ?? 'wait',
    time: index / 100,
    task: 1 + (Math.floor(index / 4) % 50),
    taskName: `Task-${1 + (Math.floor(index / 4) % 50)}`,
    resource: 'Lock-1',
    holder: undefined,
    by: undefined,
    outcome: undefined,
    line: 1,
  }));
}

describe('the axis', () => {
  test('keeps the order, with a step for each event', () => {
    const { at } = axisOf(SHORT);
    expect([...at]).toEqual([...at].toSorted((a, b) => a - b));
    expect((at[2] ?? 0) - (at[1] ?? 0)).toBe(1);
  });

  test('shortens idle times, the longer the more, and says how long they were', () => {
    const lengthOf = (ms: number): number => {
      const { gaps } = axisOf(rowsOf(`1 start\n1 done @${ms}`));
      expect(gaps.map((gap) => gap.ms)).toEqual([ms]);
      return (gaps[0]?.to ?? 0) - (gaps[0]?.from ?? 0);
    };
    expect(lengthOf(100)).toBeGreaterThan(lengthOf(10));
    expect(lengthOf(100)).toBeLessThan(lengthOf(10) * 3);
    expect(lengthOf(1e6)).toBe(lengthOf(1e7));
  });

  test('never goes back, even when the clock does', () => {
    const { at } = axisOf(rowsOf(`1 start @9\n1 wait Event-1 @3\n1 done @5`));
    expect([...at]).toEqual([...at].toSorted((a, b) => a - b));
  });
});

describe('the picture', () => {
  test('has a lane for each task and resource, and fills its place', () => {
    const { lanes, width, gaps } = draw(SHORT);
    expect(lanes.map(({ text, kind }) => `${kind} ${text}`)).toEqual([
      'task main',
      'task T1',
      'resource Event-1',
    ]);
    expect(width).toBeGreaterThan(700);
    expect(gaps.map(({ ms }) => ms)).toEqual([50]);
  });

  test('draws each look as one path', () => {
    const looks = draw(SHORT).paths.map(({ look }) => look);
    expect(new Set(looks).size).toBe(looks.length);
    expect(looks).toContain('waiting');
    expect(looks).toContain('sleeping');
    expect(looks).toContain('end finished');
    expect(looks).toContain('arrow');
  });

  test('finds each event where it draws it', () => {
    const timeline = buildTimeline(SHORT);
    const layout = draw(SHORT);
    timeline.steps.forEach((index, step) => {
      const { x, y } = layout.pointOf(index);
      expect(layout.stepAt(x, y ?? 0)).toBe(step);
    });
  });

  test('draws the ring of a deadlock', () => {
    const rows = rowsOf(`
      1 spawn by 0
      2 spawn by 0
      1 acquire Lock-1
      2 acquire Lock-2
      1 wait Lock-2 held 2
      2 wait Lock-1 held 1
    `);
    const timeline = buildTimeline(rows);
    const text = (): string => '';
    const layout = layOut(timeline, 800, 1, text, text, ring(timeline.open));
    const drawn = layout.paths.find(({ look }) => look === 'ring')?.d ?? '';
    expect(drawn.match(/M/g)).toHaveLength(2);
    expect(draw(rows).paths.map(({ look }) => look)).not.toContain('ring');
  });

  test('grows with the zoom', () => {
    expect(draw(SHORT, 800, 3).width).toBeGreaterThan(draw(SHORT, 800).width * 2);
  });

  test('of very many events stays small, and says how many share a pixel', () => {
    const { paths, texts, width, eventsPerPixel } = draw(many(50_000));
    expect(width).toBeLessThan(20_000);
    expect(texts.length).toBeLessThanOrEqual(400);
    expect(paths.length).toBeLessThan(200);
    expect(eventsPerPixel).toBeGreaterThan(1);
  });

  test('of very many tasks says how many lanes it leaves out', () => {
    const rows = rowsOf(Array.from({ length: 500 }, (_, id) => `${id + 1} spawn by 0`).join('\n'));
    const { lanes, hiddenLanes } = draw(rows);
    expect(lanes.length + hiddenLanes).toBe(500);
    expect(hiddenLanes).toBeGreaterThan(0);
  });

  test('of nothing is empty', () => {
    expect(draw([])).toMatchObject({ lanes: [], texts: [], gaps: [] });
  });
});
