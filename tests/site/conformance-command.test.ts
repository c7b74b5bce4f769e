import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPython } from '../../scripts/python.ts';
import { run, treeWithCommands } from './fixtures/commands.ts';
import type { Tree } from './fixtures/tree.ts';

const TESTS = 'examples/asyncio/lock/lock.test.ts';
const LIST = 'examples/conformance/test_locks.json';
const DATA = 'src/data/conformance.json';
const python = findPython();

function list(cases: Record<string, { leftOut?: string }>): string {
  const classes = { LockTests: cases };
  return JSON.stringify({ cpython: '3.13.0', file: 'test_asyncio/test_locks.py', classes });
}

function report(tree: Tree, status: string): string {
  const assertionResults = [
    { ancestorTitles: ['CPython test_locks.LockTests'], title: 'test_lock', status },
  ];
  const testResults = [{ name: join(tree.root, TESTS), assertionResults }];
  tree.write('report.json', JSON.stringify({ testResults }));
  return join(tree.root, 'report.json');
}

/** A tree with one case that is ported and one that is left out. */
function treeWithCases(): Tree {
  const tree = treeWithCommands();
  tree.write(TESTS, "describe('CPython test_locks.LockTests', () => { it('test_lock', f); });\n");
  tree.write(LIST, list({ test_lock: {}, test_repr: { leftOut: 'repr' } }));
  const reasons = { repr: { zh: '文字', en: 'is about a text' } };
  tree.write('examples/conformance/reasons.json', JSON.stringify(reasons));
  return tree;
}

describe('npm run conformance', () => {
  it('prints the counts of a run and writes what the page shows', () => {
    const tree = treeWithCases();
    const passed = report(tree, 'passed');
    const first = run(tree, 'conformance/index', '--report', passed, '--json', 'again.json');
    expect(first).toMatchObject({ status: 0, stderr: [''] });
    expect(first.stdout).toContain('    left out  test_repr: is about a text');
    expect(first.stdout.at(-1)).toBe('conformance: 1 passing of 2 cases, 1 left out');
    const data = tree.read(DATA);
    expect(tree.read('again.json')).toBe(data);
    expect(JSON.parse(data)).toMatchObject({ cases: 2, ported: 1, passing: 1, leftOut: 1 });

    expect(run(tree, 'conformance/index', '--report', passed).status).toBe(0);
    expect(tree.read(DATA)).toBe(data);
  });

  it.each([
    ['a case fails', () => undefined, 'failed', 'test_locks.LockTests.test_lock does not pass'],
    [
      'a case is missing',
      (tree: Tree) => tree.write(LIST, list({ test_lock: {}, test_race: {} })),
      'passed',
      'test_locks.LockTests.test_race is missing; port it or leave it out with a reason',
    ],
    [
      'CPython has no such case',
      (tree: Tree) => tree.write(LIST, list({ test_locks: { leftOut: 'repr' } })),
      'passed',
      `${TESTS}:1: CPython has no case test_locks.LockTests.test_lock; the nearest is test_locks.LockTests.test_locks`,
    ],
  ])('fails when %s', (_, spoil, status, line) => {
    const tree = treeWithCases();
    spoil(tree);
    const result = run(tree, 'conformance/index', '--report', report(tree, status));
    expect(result.status).toBe(1);
    expect(result.stdout).toContain(line);
  });

  it('only looks with --check, and fails when the page shows something else', () => {
    const tree = treeWithCases();
    tree.write(DATA, '{}\n');
    const passed = report(tree, 'passed');
    const { status, stdout } = run(tree, 'conformance/index', '--check', '--report', passed);
    expect(status).toBe(1);
    expect(stdout).toContain(`${DATA} is out of date; run npm run conformance`);
    expect(tree.read(DATA)).toBe('{}\n');
  });

  it('says in one line that there is no report', () => {
    const { status, stderr } = run(treeWithCases(), 'conformance/index', '--report', 'none.json');
    expect(status).toBe(1);
    expect(stderr).toHaveLength(1);
    expect(stderr[0]).toMatch(/^Run the tests first: cannot read the report none\.json /);
  });

  it.skipIf(!python?.version.startsWith('3.13.'))(
    'makes the names anew, and keeps what was left out',
    () => {
      const tree = treeWithCases();
      tree.write(LIST, list({ test_gone: { leftOut: 'repr' }, test_repr: { leftOut: 'repr' } }));
      const { status, stdout } = run(tree, 'conformance/index', '--names', 'test_threads');
      expect(status).toBe(0);
      expect(stdout).toEqual([
        'test_locks.LockTests.test_gone was left out (repr) and is gone',
        `2 lists are those of CPython ${python?.version}`,
      ]);
      expect(JSON.parse(tree.read(LIST))).toMatchObject({
        cpython: python?.version,
        classes: { LockTests: { test_repr: { leftOut: 'repr' }, test_lock: {} } },
      });
      expect(JSON.parse(tree.read('examples/conformance/test_threads.json'))).toMatchObject({
        file: 'test_asyncio/test_threads.py',
        classes: { ToThreadTests: { test_to_thread: {} } },
      });
    },
  );
});
