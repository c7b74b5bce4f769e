import { describe, expect, test } from 'vitest';
import { Later } from '../live/later.ts';
import type { Totals } from '../live/totals.ts';
import type { TraceRow } from '../live/trace.ts';
import { buildTimeline } from './build.ts';
import { counters } from './counters.ts';
import { findings } from './findings.ts';
import { kindsOf, totalOf } from './later.ts';
import { type Layout, layOut } from './layout.ts';
import type { Timeline } from './model.ts';
import { placeAt, pointOf } from './place.ts';
import { Stops } from './stops.ts';
import { rowsOf } from './testing.ts';

/** Totals of all rows after the first ones. */
function totalsAfter(rows: readonly TraceRow[], cut: number): Totals {
  const later = new Later();
  rows.forEach((row, number) => {
    if (number < cut) later.shown(row);
    else later.take({ ...row, number });
  });
  return later.totals();
}

function cutAt(rows: readonly TraceRow[], cut: number): Timeline {
  return buildTimeline(rows.slice(0, cut), totalsAfter(rows, cut));
}

const DEADLOCK = rowsOf(`
  0 start
  1 spawn by 0
  2 spawn by 0
  0 wait T1 held 1
  0 wait T2 held 2
  0 pause
  1 start
  1 acquire Lock-1
  1 release Lock-1
  1 wait sleep(5)
  1 pause
  2 start @5
  2 put Queue-1
  2 put Queue-1
  2 get Queue-1
  2 acquire Lock-2
  2 wait sleep(1)
  2 pause
  1 resume sleep(5)
  1 continue
  1 acquire Lock-1 @7
  1 wait Lock-2 held 2
  1 pause
  2 resume sleep(1) @8
  2 continue
  2 wait Lock-1 held 1
  2 pause
`);

const layoutOf = (timeline: Timeline): Layout =>
  layOut(
    timeline,
    800,
    1,
    () => 'segment',
    () => 'usage',
  );

/** What is said of a run's end. */
function endOf(timeline: Timeline, deadlock: boolean): unknown {
  const { cycle, stuck, unfinished, unawaited, unretrieved } = findings(timeline, deadlock);
  const ids = (lanes: readonly { readonly id: number }[]): number[] =>
    lanes.map(({ id }) => id).sort((a, b) => a - b);
  const waits = (open: Timeline['open']): string[] =>
    open.map(({ task, resource, holders }) => `${task} ${resource} ${holders.join()}`).sort();
  return {
    cycle: waits(cycle),
    stuck: waits(stuck),
    unfinished: ids(unfinished),
    unawaited: ids(unawaited),
    unretrieved: ids(unretrieved),
    held: timeline.resources
      .map(({ name, usages }) => {
        const last = usages.at(-1);
        const open = last?.to === timeline.rows.length ? last : undefined;
        return `${name} ${open?.holders.join() ?? ''} ${open?.waiting ?? 0} ${open?.length ?? 0}`;
      })
      .filter((text) => !text.endsWith('  0 0'))
      .sort(),
  };
}

/** A run that some scheduler could have made, of a seed. */
function runOf(seed: number, length: number): TraceRow[] {
  let state = seed * 7919 + 1;
  const below = (limit: number): number => {
    state = (state * 48_271) % 0x7fffffff;
    return state % limit;
  };
  const lines = ['0 start'];
  const live = new Map([[0, '']]);
  const holders = new Map<string, number>();
  const ended: number[] = [];
  let last = 0;
  let items = 0;
  const free = (): number[] => [...live].filter(([, wait]) => wait === '').map(([id]) => id);
  const say = (text: string): void => void lines.push(`${text} @${lines.length}`);
  while (lines.length < length && free().length > 0) {
    const task = free()[below(free().length)] ?? 0;
    const lock = `Lock-${below(4)}`;
    const other = [...live.keys()][below(live.size)] ?? 0;
    switch (below(9)) {
      case 0:
        last += 1;
        live.set(last, '');
        say(`${last} spawn by ${task}`);
        say(`${last} start`);
        break;
      case 1:
      case 2:
      case 3: {
        const holder = holders.get(lock);
        if (holder === undefined) {
          holders.set(lock, task);
          say(`${task} acquire ${lock}`);
        } else if (holder !== task && live.size > 3) {
          live.set(task, lock);
          say(`${task} wait ${lock} held ${holder}`);
          say(`${task} pause`);
        }
        break;
      }
      case 4:
      case 5: {
        const held = [...holders].find(([, holder]) => holder === task)?.[0];
        if (held === undefined) break;
        holders.delete(held);
        say(`${task} release ${held}`);
        const waiter = [...live].find(([, wait]) => wait === held)?.[0];
        if (waiter === undefined) break;
        live.set(waiter, '');
        holders.set(held, waiter);
        say(`${waiter} resume ${held}`);
        say(`${waiter} acquire ${held}`);
        say(`${waiter} continue`);
        break;
      }
      case 6:
        if (ended.length > 0) say(`${task} pause await held ${ended[below(ended.length)]}`);
        if (below(3) === 0) {
          const takes = items > 0 && below(2) === 0;
          items += takes ? -1 : 1;
          say(`${task} ${takes ? 'get' : 'put'} Queue-1`);
        } else if (below(30) === 0) {
          say(`${task} wait gather(2)`);
          say(`${task} resume gather(2)`);
        }
        break;
      case 7:
        if (other !== 0) say(`${other} cancel by ${task}`);
        break;
      case 8:
        if (task === 0 || [...holders.values()].includes(task)) break;
        live.delete(task);
        ended.push(task);
        say(`${task} done ${['finished', 'failed', 'cancelled'][below(3)]}`);
        break;
    }
  }
  return rowsOf(lines.join('\n'));
}

describe('a run of which the beginning and totals are known', () => {
  test.each(Array.from({ length: 60 }, (_, seed) => [seed]))(
    'ends as it does when all is known, %i',
    (seed) => {
      const rows = runOf(seed, 300);
      for (const deadlock of [false, true]) {
        const whole = endOf(buildTimeline(rows), deadlock);
        for (const cut of [1, 20, 100, 150, 299, rows.length]) {
          expect(endOf(cutAt(rows, cut), deadlock)).toEqual(whole);
        }
      }
    },
  );

  test('has its deadlock named, wherever the totals begin', () => {
    for (let cut = 1; cut <= DEADLOCK.length; cut += 1) {
      const { cycle, stuck } = findings(cutAt(DEADLOCK, cut), true);
      expect(cycle.map(({ task, resource }) => `${task} ${resource}`).sort()).toEqual([
        '1 Lock-2',
        '2 Lock-1',
      ]);
      expect(stuck.map(({ resource }) => resource)).toEqual(['T1', 'T2']);
    }
  });

  test('ends with who holds a permit, also when another task gave one back', () => {
    const rows = rowsOf(`
      0 start
      1 spawn by 0
      2 spawn by 0
      1 acquire Semaphore-1
      2 acquire Semaphore-1
      0 release Semaphore-1 held 2
      2 wait Semaphore-1
    `);
    for (let cut = 1; cut <= rows.length; cut += 1) {
      expect(endOf(cutAt(rows, cut), true)).toEqual(endOf(buildTimeline(rows), true));
    }
  });

  test('has each event in its lane and kind', () => {
    const { later } = cutAt(DEADLOCK, 6);
    expect(later?.total).toBe(DEADLOCK.length - 6);
    expect(totalOf(totalsAfter(DEADLOCK, 6))).toBe(DEADLOCK.length - 6);
    const [one, two] = later?.tasks ?? [];
    expect([one?.name, one?.total]).toEqual(['T1', 10]);
    expect(kindsOf(one ? [one] : [])[0]).toEqual(['acquire', 2]);
    expect(kindsOf(two ? [two] : [], 8)).toEqual([
      ['wait', 1],
      ['pause', 1],
      ['resume', 1],
      ['continue', 1],
    ]);
    expect(later?.resources.map(({ name, items }) => [name, items])).toEqual([
      ['Lock-1', 0],
      ['Queue-1', 1],
      ['Lock-2', 0],
    ]);
  });

  test('remembers few of a million tasks that nobody waits for', () => {
    const later = new Later();
    const row = { ...(DEADLOCK[1] as TraceRow), by: 0 };
    for (let task = 1; task <= 20_000; task += 1) {
      later.take({ ...row, task, number: 2 * task });
      later.take({ ...row, task, type: 'done', outcome: 'finished', number: 2 * task + 1 });
    }
    const { lasting, complete } = later.totals();
    expect(complete).toBe(true);
    expect(lasting.length).toBeLessThan(1500);
  });

  test('says nothing of an end that is too much to tell', () => {
    const later = new Later();
    for (let task = 1; task <= 6000; task += 1) {
      later.take({ ...(DEADLOCK[1] as TraceRow), task, number: task });
    }
    expect(later.totals()).toMatchObject({ lasting: [], complete: false });
  });
});

describe('the picture of such a run', () => {
  const timeline = cutAt(DEADLOCK, 10);
  const layout = layoutOf(timeline);
  const stops = new Stops(timeline);

  test('has a part of its own for the totals, in each lane', () => {
    const { later, lanes, paths, width } = layout;
    const from = later?.x ?? 0;
    const to = from + (later?.width ?? 0);
    expect(from).toBeGreaterThan(layout.pointOf(9).x);
    expect(to).toBeLessThan(layout.pointOf(10).x);
    expect(to).toBeLessThan(width);
    expect(lanes.map(({ text }) => text)).toEqual([
      'main',
      'T1',
      'T2',
      'Lock-1',
      'Queue-1',
      'Lock-2',
    ]);
    expect([...(later?.lanes.keys() ?? [])].sort()).toEqual([1, 2, 3, 4, 5]);
    const columns = paths.filter(({ look }) => look === 'totals').map(({ d }) => d);
    expect(columns.join('').match(/M/g)?.length).toBeGreaterThan(5);
    // Nothing else is drawn there: it is not known what each lane was like.
    for (const { look, d } of paths) {
      if (look === 'totals' || look.startsWith('arrow') || look === 'event') continue;
      for (const [, x, wide] of d.matchAll(/M([\d.]+) [\d.]+h([\d.]+)/g)) {
        expect(Number(x) + Number(wide) <= from + 0.1 || Number(x) >= to - 0.1).toBe(true);
      }
    }
  });

  test('is stepped through: events, stretches of time, what lasts', () => {
    const kinds = Array.from({ length: stops.length }, (_, stop) =>
      stops.at(stop)?.bucket === undefined ? 'e' : 'b',
    );
    expect(kinds.join('')).toMatch(/^e+b{9}e+$/);
    let x = 0;
    for (let stop = 0; stop < stops.length; stop += 1) {
      const point = pointOf(layout, stops, { stop });
      expect(point?.x).toBeGreaterThanOrEqual(x);
      x = point?.x ?? 0;
      expect(placeAt(layout, stops, x, point?.y ?? 0).stop).toBeLessThanOrEqual(stop);
    }
    const { x: left = 0, width: wide = 0 } = layout.later ?? {};
    const y = layout.lanes[2]?.y ?? 0;
    expect(placeAt(layout, stops, left + wide - 1, y)).toEqual({
      stop: stops.ofBucket(8),
      lane: 2,
    });
  });

  test('moves the output: a line belongs to the stretch in which it was printed', () => {
    expect(stops.beforeLine(5)).toBe(stops.ofStep(4));
    for (let after = 11; after <= DEADLOCK.length; after += 1) {
      const moment = stops.momentOf(stops.beforeLine(after) ?? -1);
      expect(moment?.event).toBeLessThan(after);
      expect(moment?.next).toBeGreaterThanOrEqual(after);
    }
    const last = stops.momentOf(stops.length - 1);
    expect(last).toMatchObject({ event: DEADLOCK.length - 2, next: DEADLOCK.length });
  });

  test('has a lane for tasks that have none of their own', () => {
    const rows = rowsOf(
      Array.from({ length: 400 }, (_, task) => `${task + 1} spawn by 0\n${task + 1} start`).join(
        '\n',
      ),
    );
    const { lanes, later } = layOut(
      cutAt(rows, 300),
      800,
      1,
      () => '',
      () => '',
      [],
      'others',
    );
    const others = lanes.findIndex(({ kind }) => kind === 'others');
    expect(lanes[others]?.text).toBe('others');
    expect(later?.lanes.get(others)?.reduce((sum, { total }) => sum + total, 0)).toBe(500);
  });
});

test('counters of a trace file end, and hold every event', () => {
  const totals = totalsAfter(DEADLOCK, 6);
  const tasks = counters({ ...totals, resources: [] });
  const sum = tasks.flatMap(({ args }) => Object.values(args)).reduce((all, one) => all + one, 0);
  expect(sum).toBe(DEADLOCK.length - 6);
  expect(Object.values(tasks.at(-1)?.args ?? {}).every((count) => count === 0)).toBe(true);
});
