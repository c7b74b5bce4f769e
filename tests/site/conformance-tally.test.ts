import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CaseList } from '../../scripts/conformance/lists.ts';
import { renewLists } from '../../scripts/conformance/names.ts';
import { lines } from '../../scripts/conformance/print.ts';
import { readReport } from '../../scripts/conformance/report.ts';
import { tally } from '../../scripts/conformance/tally.ts';
import { titlesIn } from '../../scripts/conformance/titles.ts';

const reasons = { typing: { zh: '类型', en: 'is about types' } };

function lists(test_lock: CaseList['classes'][string] = { test_wait: {} }) {
  return new Map([
    ['test_locks', { cpython: '3.13.0', file: 'test_locks.py', classes: { LockTests: test_lock } }],
  ]);
}

describe('the tally', () => {
  const ported = titlesIn(
    'lock.test.ts',
    "describe('CPython test_locks.LockTests', () => {\n  it('test_wait', f);\n});",
  );
  const [sighting] = ported.sightings;
  if (sighting === undefined) throw new Error('Give the suite a case');
  const run = (passed: boolean) => [{ ...sighting, where: 'lock.test.ts', passed }];

  it('counts a case that ran and passed', () => {
    const { data, problems, failing } = tally(lists(), reasons, ported, run(true));
    expect(problems).toEqual([]);
    expect(failing.size).toBe(0);
    expect(data).toMatchObject({ cases: 1, ported: 1, passing: 1, leftOut: 0 });
  });

  it('tells a case whose behaviour differs on purpose', () => {
    const text =
      "describe('CPython test_locks.LockTests', () => { it('test_wait: differs – at once', f); });";
    const { data } = tally(lists(), reasons, titlesIn('lock.test.ts', text));
    expect(data).toMatchObject({ ported: 1, differs: 1 });
    expect(data.modules['test_locks']?.classes['LockTests']?.differs).toEqual(['test_wait']);
  });

  it('counts a case once however many tests it has, and only if all of them pass', () => {
    const both = [...run(true), ...run(false)];
    const { data, failing } = tally(lists(), reasons, ported, both);
    expect(data).toMatchObject({ ported: 1, passing: 0 });
    expect([...failing]).toEqual(['test_locks.LockTests.test_wait']);
  });

  it('finds a case that did not run', () => {
    const { data, failing } = tally(lists(), reasons, ported, []);
    expect(data).toMatchObject({ ported: 1, passing: 0 });
    expect(failing.size).toBe(1);
  });

  it('finds a case that is neither ported nor left out', () => {
    const { data } = tally(lists({ test_wait: {}, test_lost: {} }), reasons, ported);
    expect(data.modules['test_locks']?.classes['LockTests']?.missing).toEqual(['test_lost']);
  });

  it.each([
    [
      'a case that CPython does not have',
      lists({ test_waits: { leftOut: 'typing' } }),
      'lock.test.ts:2: CPython has no case test_locks.LockTests.test_wait; the nearest is test_locks.LockTests.test_waits',
    ],
    [
      'a case that is ported and left out',
      lists({ test_wait: { leftOut: 'typing' } }),
      'lock.test.ts:2: test_locks.LockTests.test_wait is ported, and left out in test_locks.json; delete one',
    ],
    [
      'an unknown reason',
      lists({ test_wait: {}, test_alias: { leftOut: 'type' } }),
      'test_locks.LockTests.test_alias: no reason “type”; add it to reasons.json or use typing',
    ],
  ])('refuses %s', (_, given, problem) => {
    expect(tally(given, reasons, ported).problems).toEqual([problem]);
  });

  it('refuses a case that only a run knows', () => {
    const none = { sightings: [], problems: [] };
    expect(tally(lists(), reasons, none, run(true)).problems).toEqual([
      'lock.test.ts: write the title of test_locks.LockTests.test_wait literally',
    ]);
  });

  it('is printed by class, and by module at the end', () => {
    const given = lists({ test_wait: {}, test_alias: { leftOut: 'typing' }, test_lost: {} });
    const counts = '  3 in CPython ·   1 ported ·   0 passing ·   1 left out ·   1 missing';
    const result = tally(given, reasons, ported, run(false));
    expect(
      [...lines(result, reasons)].map((line) => line.replace(/(?<=\w) {2,}(?=.*·)/, ' | ')),
    ).toEqual([
      'test_locks',
      `  LockTests | ${counts.trimStart()}`,
      '    left out  test_alias: is about types',
      '',
      'test_locks.LockTests.test_lost is missing; port it or leave it out with a reason',
      'test_locks.LockTests.test_wait does not pass',
      '',
      `test_locks | ${counts.trimStart()}`,
      'conformance: 0 passing of 3 cases, 1 left out',
    ]);
  });
});

it('reads what Vitest’s JSON reporter wrote', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bingfa-conformance-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'report.json');
  const result = (title: string, status: string, ...ancestorTitles: string[]) => ({
    ancestorTitles,
    title,
    status,
  });
  const assertionResults = [
    result('test_wait: first', 'passed', 'CPython test_locks.LockTests, more', 'inner'),
    result('test_order', 'skipped', 'outer', 'CPython test_locks.LockTests'),
    result('test_wait', 'passed', 'Lock'),
  ];
  const name = join(folder, 'lock.test.ts');
  writeFileSync(file, JSON.stringify({ testResults: [{ name, assertionResults }] }));
  const at = { module: 'test_locks', className: 'LockTests', where: 'lock.test.ts' };
  expect(readReport(file, folder)).toEqual([
    { ...at, name: 'test_wait', passed: true },
    { ...at, name: 'test_order', passed: false },
  ]);
  expect(() => readReport(join(folder, 'none.json'), folder)).toThrow(
    /^Run the tests first: cannot read the report /,
  );
});

it('keeps what was left out when the names are read anew', () => {
  const before = lists({ test_gone: {}, test_alias: { leftOut: 'typing' } });
  const names = {
    test_locks: { file: 'test_locks.py', classes: { LockTests: ['test_alias', 'test_new'] } },
    test_more: { file: 'test_more.py', classes: {} },
  };
  expect(Object.fromEntries(renewLists(before, names, '3.13.5'))).toEqual({
    test_locks: {
      cpython: '3.13.5',
      file: 'test_locks.py',
      classes: { LockTests: { test_alias: { leftOut: 'typing' }, test_new: {} } },
    },
    test_more: { cpython: '3.13.5', file: 'test_more.py', classes: {} },
  });
});
