import { describe, expect, test } from 'vitest';
import type { TraceRow } from '../live/trace.ts';
import { buildTimeline } from './build.ts';
import { findings } from './findings.ts';
import { layOut } from './layout.ts';
import type { TaskLane } from './model.ts';
import { rowsOf } from './testing.ts';

const NAMES: Readonly<Record<number, string>> = { 2: 'Thread-1', 4: 'Process-2', 6: 'Thread-3' };

/** As the library tells of threads: each is a task of the one that made it, by its own name. */
const threads = (text: string): TraceRow[] =>
  rowsOf(text).map((row) => ({ ...row, taskName: NAMES[row.task] ?? row.taskName }));

const ROWS = threads(`
  0 acquire Lock-1
  1 spawn by 0
  1 start
  2 spawn by 0
  Thread-1/2 start
  Thread-1/2 wait Lock-1
  Thread-1/3 spawn by 2
  4 spawn by 0
  Process-2/5 start
  Process-2/5 wait Queue-1
  0 release Lock-1 @5
  Thread-1/2 acquire Lock-1 @5
  Thread-1/2 resume Lock-1 @5
  0 put Queue-1 @6
  Process-2/5 get Queue-1 @6
  Process-2/5 resume Queue-1 @6
  Thread-1/2 release Lock-1 @9
  Thread-1/2 done @9
`);
const lines = (lanes: readonly TaskLane[]): string[] =>
  lanes.map(({ name, depth }) => `${'  '.repeat(depth)}${name}`);

describe('threads and processes', () => {
  test('have lanes, with their tasks under them', () => {
    const { tasks, nameOf } = buildTimeline(ROWS);
    expect(lines(tasks)).toEqual(['main', '  T1', '  Thread-1', '    T3', '  Process-2', '    T5']);
    expect(tasks.map(({ id }) => nameOf(id))).toEqual([
      'main',
      'T1',
      'Thread-1',
      'Thread-1 / T3',
      'Process-2',
      'Process-2 / T5',
    ]);
    expect(tasks.map(({ thread }) => thread?.kind)).toEqual([
      undefined,
      undefined,
      'thread',
      'thread',
      'process',
      'process',
    ]);
    expect(tasks[2]?.outcome).toBe('finished');
  });

  test('wait for what another thread holds, and are let on by it', () => {
    const { tasks, arrows, resources } = buildTimeline(ROWS);
    const segments = tasks[2]?.segments.map(({ state }) => state);
    expect(segments).toEqual(['ready', 'running', 'waiting', 'running']);
    expect(tasks[2]?.segments[2]).toMatchObject({ resource: 'Lock-1', holders: [0] });
    expect(arrows).toContainEqual({ kind: 'release', from: 10, to: 12, fromTask: 0, toTask: 2 });
    expect(resources.map(({ name }) => name)).toEqual(['Lock-1', 'Queue-1']);
    expect(resources[0]?.usages.map(({ holders }) => holders)).toContainEqual([2]);
  });

  test('that wait for each other are a ring', () => {
    const timeline = buildTimeline(
      threads(`
        Thread-1/2 acquire Lock-1
        Thread-3/6 acquire Lock-2
        Thread-1/2 wait Lock-2
        Thread-3/6 wait Lock-1
      `),
    );
    const { cycle, unawaited } = findings(timeline, true);
    expect(cycle.map(({ task }) => timeline.nameOf(task))).toEqual(['Thread-1', 'Thread-3']);
    expect(unawaited).toEqual([]);
  });

  test('of one name are two', () => {
    const rows = rowsOf('W/2 start\nW/3 start\nW/6 start\nW/7 start\nW/2 done').map((row) => ({
      ...row,
      taskName: row.task % 4 === 2 ? 'W' : row.taskName,
    }));
    expect(lines(buildTimeline(rows).tasks)).toEqual(['W', '  T3', 'W', '  T7']);
  });

  test('are drawn as what they are', () => {
    const layout = layOut(
      buildTimeline(ROWS),
      800,
      1,
      ({ resource }) => resource ?? '',
      () => '',
    );
    expect(layout.lanes.map(({ text, kind }) => `${kind} ${text}`)).toEqual([
      'task main',
      'task T1',
      'thread Thread-1',
      'task T3',
      'process Process-2',
      'task T5',
      'resource Lock-1',
      'resource Queue-1',
    ]);
  });

  test('of a program that follows its awaits need not do so themselves', () => {
    const { tasks } = buildTimeline(
      threads(`
        0 continue
        0 pause
        Thread-1/2 wait Lock-1
        0 continue @5
        Thread-1/2 resume Lock-1 @6
      `),
    );
    expect(tasks[1]?.segments.map(({ state }) => state)).toEqual(['waiting', 'running']);
  });

  test('of a pool have its jobs under them, which nobody awaits', () => {
    const timeline = buildTimeline(
      threads(`
        0 acquire Lock-1
        2 spawn by 0
        Thread-1/2 start
        3 spawn ThreadPool-1 by 0 @1
        5 spawn ThreadPool-1 by 0 @1
        Thread-1/3 start by 2 @2
        Thread-1/3 wait Lock-1 @2
        0 release Lock-1 @3
        Thread-1/3 resume Lock-1 @3
        Thread-1/3 done failed @4
        5 done cancelled @5
      `),
    );
    expect(lines(timeline.tasks)).toEqual(['main', '  Thread-1', '    T3', '  T5']);
    expect(timeline.nameOf(3)).toBe('Thread-1 / T3');
    expect(timeline.tasks.map(({ outcome }) => outcome)).toEqual([
      undefined,
      undefined,
      'failed',
      'cancelled',
    ]);
    expect(timeline.arrows).toContainEqual({
      kind: 'spawn',
      from: 3,
      to: 5,
      fromTask: 0,
      toTask: 3,
    });
    expect(timeline.resources.map(({ name }) => name)).toEqual(['Lock-1']);
    const { unawaited, unretrieved } = findings(timeline, false);
    expect([unawaited, unretrieved]).toEqual([[], []]);
  });
});
