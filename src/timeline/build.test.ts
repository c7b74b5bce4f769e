import { describe, expect, test } from 'vitest';
import type { TraceRow } from '../live/trace.ts';
import { buildTimeline } from './build.ts';
import { findings } from './findings.ts';
import { rowsOf } from './testing.ts';

const states = (rows: readonly TraceRow[], task: number): string[] =>
  (buildTimeline(rows).tasks.find(({ id }) => id === task)?.segments ?? []).map(
    ({ state, resource, holders, from, to }) =>
      [state, resource, holders.join(), `${from}-${to}`].filter(Boolean).join(' '),
  );

const LOCKED = rowsOf(`
  1 spawn by 0
  2 spawn by 0
  0 pause
  1 start
  1 acquire Lock-1
  1 wait sleep(10)
  1 pause
  2 start
  2 wait Lock-1 held 1
  2 pause
  1 resume sleep(10) @10
  1 continue
  1 release Lock-1
  2 resume Lock-1
  2 acquire Lock-1
  1 done
  2 continue
  2 release Lock-1
  2 done
`);

describe('lanes of tasks', () => {
  test('show what each waited for and who held it', () => {
    expect(states(LOCKED, 1)).toEqual([
      'ready 0-3',
      'running 3-6',
      'sleeping sleep(10) 6-10',
      'ready 10-11',
      'running 11-15',
    ]);
    expect(states(LOCKED, 2)).toEqual([
      'ready 1-7',
      'running 7-9',
      'waiting Lock-1 1 9-13',
      'ready 13-16',
      'running 16-18',
    ]);
  });

  test('stand under the task that made them, in the order of spawning', () => {
    const rows = rowsOf(`
      1 spawn by 0
      2 spawn by 0
      3 spawn by 1
      4 spawn by 3
      5 spawn by 1
    `);
    expect(buildTimeline(rows).tasks.map(({ id, depth }) => `${depth}:${id}`)).toEqual([
      '0:1',
      '1:3',
      '2:4',
      '1:5',
      '0:2',
    ]);
  });

  test('show a plain promise, and an awaited task that had ended before', () => {
    const rows = rowsOf(`
      1 spawn by 0
      1 start
      1 pause await
      1 continue @5
      1 pause await held 2
    `);
    expect(states(rows, 1)).toEqual([
      'ready 0-1',
      'running 1-2',
      'waiting 2-3',
      'running 3-4',
      'waiting 2 4-5',
    ]);
  });

  test('count a promise as a step, also one in which the task ends', () => {
    const rows = rowsOf(`
      1 spawn by 0
      1 start
      1 pause await
      1 continue @5
      1 pause await
      1 done @9
    `);
    expect(buildTimeline(rows).steps).toEqual([0, 1, 2, 4, 5]);
  });

  test('say that a task is awaited whatever its name', () => {
    const rows = rowsOf(`
      1 spawn by 0
      0 wait sleeper held 1
      0 resume sleeper
      0 wait sleep(1)
    `).map((row) => (row.task === 1 ? { ...row, taskName: 'sleeper' } : row));
    expect(states(rows, 0)).toEqual([
      'waiting sleeper 1 1-2',
      'running 2-3',
      'sleeping sleep(1) 3-4',
    ]);
  });

  test('without turns, as in Node, a wait lasts until it is answered', () => {
    const rows = rowsOf(`
      1 spawn by 0
      1 start
      1 wait Event-1
      1 resume Event-1
      1 done
    `);
    expect(states(rows, 1)).toEqual([
      'ready 0-1',
      'running 1-2',
      'waiting Event-1 2-3',
      'running 3-4',
    ]);
  });

  test('of a task that was asked to end say so', () => {
    const rows = rowsOf(`
      1 spawn by 0
      1 start
      1 wait sleep(9)
      1 pause
      1 cancel by 0
      1 done cancelled
    `);
    const [lane] = buildTimeline(rows).tasks;
    expect(lane?.outcome).toBe('cancelled');
    expect(lane?.segments.at(-1)).toMatchObject({ state: 'sleeping', cancelling: true });
  });
});

test('what is told of no line is of that of its wait, or of where the task is', () => {
  const rows = rowsOf(`
    1 wait Lock-1 :4
    1 pause await :4
    0 release Lock-1 :9
    1 acquire Lock-1
    1 resume Lock-1
    1 continue
    1 acquire Lock-2
    1 pause await :6
    1 wait T2 held 2
    1 done
  `);
  expect(buildTimeline(rows).rows.map(({ line }) => line)).toEqual([
    4,
    4,
    9,
    4,
    4,
    undefined,
    undefined,
    6,
    6,
    undefined,
  ]);
});

describe('lanes of resources', () => {
  test('show who held a lock and how many waited', () => {
    const [lane] = buildTimeline(LOCKED).resources;
    expect(lane?.name).toBe('Lock-1');
    expect(
      lane?.usages.map(({ holders, waiting, from, to }) => [from, to, holders, waiting]),
    ).toEqual([
      [4, 8, [1], 0],
      [8, 12, [1], 1],
      [12, 13, [], 1],
      [14, 17, [2], 0],
    ]);
  });

  test('lose the one whose lock or permit another task released', () => {
    const rows = rowsOf(`
      1 acquire Semaphore-1
      2 acquire Semaphore-1
      3 release Semaphore-1 held 2
    `);
    const timeline = buildTimeline(rows);
    expect(timeline.resources[0]?.usages.map(({ holders }) => holders)).toEqual([[1], [1, 2], [1]]);
  });

  test('show how long a queue was', () => {
    const rows = rowsOf(`
      0 put Queue-1
      0 put Queue-1
      1 get Queue-1
    `);
    expect(buildTimeline(rows).resources[0]?.usages.map(({ length }) => length)).toEqual([1, 2, 1]);
  });

  test('do not count as waiting who has got what it waited for', () => {
    const rows = rowsOf(`
      1 acquire Lock-1
      2 wait Lock-1
      3 wait Lock-1
      1 release Lock-1
      2 acquire Lock-1
      2 resume Lock-1
    `);
    const [lane] = buildTimeline(rows).resources;
    expect(lane?.usages.map(({ from, waiting }) => [from, waiting])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 2],
      [4, 1],
      [5, 1],
    ]);
  });

  test('say of each event how many wait and how many items there are then', () => {
    const rows = rowsOf(`
      1 wait Queue-1
      2 wait Queue-1
      0 put Queue-1
      1 get Queue-1
      1 resume Queue-1
      2 cancel by 0
      2 resume Queue-1
      0 wait sleep(1)
    `);
    const { usageAt } = buildTimeline(rows);
    const seen = rows.map((_, index) => usageAt(index));
    expect(seen.map((usage) => usage && [usage.waiting, usage.length])).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 0],
      [1, 0],
      undefined,
      [0, 0],
      undefined,
    ]);
  });

  test('are none for sleeps and tasks', () => {
    const rows = rowsOf(`
      1 spawn by 0
      0 wait T1 held 1
      0 wait sleep(1)
    `);
    expect(buildTimeline(rows).resources).toEqual([]);
  });
});

describe('arrows', () => {
  const arrows = (rows: readonly TraceRow[]): string[] =>
    buildTimeline(rows).arrows.map(
      ({ kind, fromTask, toTask, from, to }) => `${kind} ${fromTask}>${toTask} ${from}-${to}`,
    );

  test('lead from a spawn to the start, from a release to the end of a wait', () => {
    expect(arrows(LOCKED)).toEqual(['spawn 0>1 0-3', 'spawn 0>2 1-7', 'release 1>2 12-13']);
  });

  test.each(['release', 'set', 'notify'])('lead from %s to whom it woke', (cause) => {
    const rows = rowsOf(`
      1 wait Thing-1
      2 ${cause} Thing-1
      1 resume Thing-1
    `);
    expect(arrows(rows)).toEqual([`${cause} 2>1 1-2`]);
  });

  test('lead from each put to who got that item, and from each get to who could put', () => {
    const rows = rowsOf(`
      1 wait Queue-1
      2 wait Queue-1
      3 put Queue-1
      4 put Queue-1
      1 get Queue-1
      1 resume Queue-1
      2 get Queue-1
      2 resume Queue-1
      3 wait Queue-1
      4 wait Queue-1
      1 get Queue-1
      3 put Queue-1
      3 resume Queue-1
      2 get Queue-1
      4 put Queue-1
      4 resume Queue-1
    `);
    expect(arrows(rows)).toEqual(['put 3>1 2-5', 'put 4>2 3-7', 'get 1>3 10-12', 'get 2>4 13-15']);
  });

  test('lead from one event to all that it let on, and from a release to one', () => {
    const rows = rowsOf(`
      1 wait Event-1
      2 wait Event-1
      3 set Event-1
      4 set Event-1
      1 resume Event-1
      2 resume Event-1
      1 wait Semaphore-1
      2 wait Semaphore-1
      3 release Semaphore-1
      4 release Semaphore-1
      1 acquire Semaphore-1
      1 resume Semaphore-1
      2 acquire Semaphore-1
      2 resume Semaphore-1
    `);
    expect(arrows(rows)).toEqual([
      'set 3>1 2-4',
      'set 3>2 2-5',
      'release 3>1 8-11',
      'release 4>2 9-13',
    ]);
  });

  test('none from a release that let another on to who gave up', () => {
    const rows = rowsOf(`
      1 wait Lock-1
      2 wait Lock-1
      0 release Lock-1
      1 acquire Lock-1
      1 resume Lock-1
      2 cancel by 0
      2 resume Lock-1
    `);
    expect(arrows(rows)).toEqual(['release 0>1 2-4', 'cancel 0>2 5-5']);
  });

  test('none from a get to who waits until all is done', () => {
    const rows = rowsOf(`
      0 put Queue-1
      0 wait Queue-1
      1 get Queue-1
      0 resume Queue-1
    `);
    expect(arrows(rows)).toEqual([]);
  });

  test('lead from a task to who awaited it, and from who cancels', () => {
    const rows = rowsOf(`
      1 spawn by 0
      2 spawn by 0
      2 wait T1 held 1
      1 cancel by 2
      1 done cancelled
      2 resume T1
    `);
    expect(arrows(rows)).toEqual(['cancel 2>1 3-3', 'done 1>2 4-5']);
  });

  test('none from what happened before the wait', () => {
    const rows = rowsOf(`
      2 set Event-1
      1 wait Event-1
      1 resume Event-1
    `);
    expect(arrows(rows)).toEqual([]);
  });
});

describe('findings', () => {
  const DEADLOCK = rowsOf(`
    1 spawn by 0
    2 spawn by 0
    0 wait T1 held 1
    1 start
    1 acquire Lock-1
    2 start
    2 acquire Lock-2
    1 wait Lock-2 held 2
    2 wait Lock-1 held 1
  `);

  test('a ring of tasks and what each waits for', () => {
    const { cycle, stuck } = findings(buildTimeline(DEADLOCK), true);
    expect(cycle).toEqual([
      { task: 1, resource: 'Lock-2', holders: [2] },
      { task: 2, resource: 'Lock-1', holders: [1] },
    ]);
    expect(stuck).toEqual([{ task: 0, resource: 'T1', holders: [1] }]);
  });

  test('a ring also where the program ended by itself, but not with what it gave up', () => {
    const { cycle, stuck } = findings(buildTimeline(DEADLOCK), false);
    expect(cycle.map(({ task }) => task)).toEqual([1, 2]);
    expect(stuck).toEqual([]);
    const rows = rowsOf(`
      0 acquire Lock-1
      1 spawn by 0
      0 wait T1 held 1
      1 wait Lock-1 held 0
    `);
    expect(findings(buildTimeline(rows), false).cycle).toEqual([]);
    expect(findings(buildTimeline(rows), true).cycle).toHaveLength(2);
  });

  test('a ring through what waits for several tasks, those that have ended left out', () => {
    const rows = rowsOf(`
      0 acquire Lock-1
      1 spawn by 0
      2 spawn by 0
      0 wait gather-1 all 1,2
      1 done
      2 start
      2 wait Lock-1 held 0
    `);
    const { cycle, stuck } = findings(buildTimeline(rows), true);
    expect(cycle).toEqual([
      { task: 0, resource: 'gather-1', holders: [2] },
      { task: 2, resource: 'Lock-1', holders: [0] },
    ]);
    expect(stuck).toEqual([]);
  });

  test('no ring without one', () => {
    const rows = rowsOf(`0 wait Event-1`);
    const found = findings(buildTimeline(rows), true);
    expect(found.cycle).toEqual([]);
    expect(found.stuck).toEqual([{ task: 0, resource: 'Event-1', holders: [] }]);
  });

  test('holders are those of the end, not those of when the wait began', () => {
    const rows = rowsOf(`
      1 acquire Lock-1
      2 wait Lock-1 held 1
      3 wait Lock-1 held 1
      1 release Lock-1
      2 resume Lock-1
      2 acquire Lock-1
    `);
    expect(findings(buildTimeline(rows), true).stuck).toEqual([
      { task: 3, resource: 'Lock-1', holders: [2] },
    ]);
  });

  test('tasks that never ended, and errors that nobody waited for', () => {
    const rows = rowsOf(`
      1 spawn by 0
      2 spawn by 0
      3 spawn by 0
      4 spawn by 0
      5 spawn by 0
      0 wait wait-1 all 1,4
      1 done failed
      2 retrieve
      2 done failed
      4 done
      5 done
    `);
    const { unfinished, unawaited, unretrieved } = findings(buildTimeline(rows), false);
    expect(unfinished.map(({ id }) => id)).toEqual([3]);
    expect(unawaited.map(({ id }) => id)).toEqual([5]);
    expect(unretrieved.map(({ id }) => id)).toEqual([1]);
  });
});

test('forged rows break nothing', () => {
  const rows = rowsOf(`
    1 spawn by 2
    2 spawn by 1
    3 resume Lock-9
    3 release Lock-9
    4 get Queue-9
    5 done
    5 start
  `);
  expect(
    buildTimeline(rows)
      .tasks.map(({ id }) => id)
      .sort(),
  ).toEqual([1, 2, 3, 4, 5]);
});
