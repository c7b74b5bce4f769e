import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../benchmarks/asyncio/arguments.ts';
import { expectOrder, inParts } from '../../benchmarks/asyncio/contestant.ts';
import { summarize, type Times } from '../../benchmarks/asyncio/results.ts';
import { median, pairedRatio, roundNumbers, spread } from '../../benchmarks/asyncio/statistics.ts';
import type { Benchmarks } from '../../src/plugins/reports/benchmarks.ts';
import { renderBenchmarks } from '../../src/plugins/reports/render-benchmarks.ts';

describe('statistics', () => {
  it('takes the middle, whatever the order', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([10, 200, 30, 20])).toBe(25);
    expect(median([])).toBeNaN();
  });

  it('says how far apart the processes were', () => {
    expect(spread([3, 9, 1])).toEqual({ median: 3, min: 1, max: 9 });
  });

  it('compares turn by turn, so that a slow moment cancels out', () => {
    expect(pairedRatio([10, 100, 30], [5, 50, 30])).toBe(2);
  });

  it('keeps three digits, and what is no number', () => {
    expect(roundNumbers({ times: [1234.5, 0.012345], name: 'lock' })).toEqual({
      times: [1230, 0.0123],
      name: 'lock',
    });
  });
});

describe('arguments', () => {
  const parse = (...argv: string[]) => parseArguments(argv, ['lock', 'memory']);

  it('runs everything in five processes by default', () => {
    expect(parse()).toEqual({
      json: undefined,
      publish: false,
      only: [],
      processes: 5,
      rounds: 7,
    });
  });

  it('takes several parts and fewer processes', () => {
    const { only, processes, rounds } = parse('--only', 'lock', '--only', 'memory', '--quick');
    expect({ only, processes, rounds }).toEqual({
      only: ['lock', 'memory'],
      processes: 2,
      rounds: 3,
    });
    expect(parse('--quick', '--rounds', '9').rounds).toBe(9);
  });

  it.each([
    [['--only', 'look'], 'Pass one of lock, memory as --only: received look'],
    [['--processes', '0'], 'Pass a whole number >= 1 as --processes: received 0'],
    [['--rounds', 'few'], 'Pass a whole number >= 1 as --rounds: received few'],
    [['--publish', '--quick'], 'Publish whole runs: leave out --quick'],
  ])('refuses %j', (argv, message) => {
    expect(() => parse(...argv)).toThrow(message);
  });
});

describe('results', () => {
  const times = (bingfa: number, floor: number, mutex: number): Times => ({
    bingfa: [bingfa],
    floor: [floor],
    'async-mutex': [mutex],
  });
  const row = summarize('lock', 10, [times(40, 40, 80), times(50, 40, 80), times(60, 40, 80)]);

  it('orders contestants by their time, as multiples of the library’s', () => {
    expect(row.contestants.map(({ name, ratio }) => [name, ratio.median])).toEqual([
      ['floor', 0.8],
      ['bingfa', 1],
      ['async-mutex', 1.6],
    ]);
    expect(row.contestants[1]?.nanoseconds).toEqual({ median: 50, min: 40, max: 60 });
  });

  it('judges by the median, and leaves out what was not measured', () => {
    expect(row.goals.map(({ against, ratio, met }) => [against, ratio.median, met])).toEqual([
      ['floor', 1.25, true],
      ['async-mutex', 1.6, true],
    ]);
    const slow = summarize('lock', 10, [times(100, 40, 80)]);
    expect(slow.goals.map(({ met }) => met)).toEqual([false, false]);
  });

  it('shows on the page what was met and what was not', () => {
    const data: Benchmarks = {
      date: '2026-01-31',
      node: '24.0.0',
      python: null,
      cpus: 4,
      load: [0, 1],
      processes: 3,
      rounds: 1,
      packages: { 'async-mutex': '0.5.0' },
      rows: [summarize('lock', 10, [times(100, 40, 120)])],
      memory: [{ name: 'floor', bytes: spread([100]) }],
      linearity: [{ name: 'lock', nanoseconds: { 1000: 10, 100000: 11 } }],
    };
    const html = renderBenchmarks(data, 'en');
    expect(html).toContain('1 of 2 goals are met.');
    expect(html).toContain('no CPython');
    expect(html).toContain('<b data-met="false">not met</b> bingfa takes at most 1.5 times');
    expect(html).toContain('async-mutex <small>0.5.0</small>');
    const chinese = renderBenchmarks(data, 'zh');
    expect(chinese).toContain('2 个目标，1 个达到。');
    expect(chinese).toContain('bingfa 的时间不超过下限的 1.5 倍：2.5×（2.5–2.5）');
  });
});

describe('a contestant', () => {
  it('runs its parts until the count is reached', async () => {
    const sizes: number[] = [];
    const run = inParts(4, (size) => {
      sizes.push(size);
      return Promise.resolve();
    });
    await run(8);
    await run(3);
    expect(sizes).toEqual([4, 4, 3]);
  });

  it('does not count when the order is wrong', () => {
    expect(() => expectOrder([0, 2, 1], 3)).toThrow('Fix the contestant: turn 1 is 2, not 1');
    expect(() => expectOrder([0, 1], 3)).toThrow('Fix the contestant: number of turns is 2, not 3');
  });
});
