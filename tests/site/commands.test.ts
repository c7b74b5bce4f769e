import { describe, expect, it } from 'vitest';
import { findPython } from '../../scripts/python.ts';
import { run, treeWithCommands } from './fixtures/commands.ts';
import { CHINESE_LOCK, DEMO, ENGLISH_LOCK } from './fixtures/tree.ts';

describe('a command', () => {
  it.each([
    ['new', ['--order'], "Unknown option '--order'; the options are --class"],
    ['build', ['--out-dir'], "Option '--out-dir <value>' argument missing; the options are --"],
    ['serve', ['build'], "Unexpected argument 'build'"],
    ['serve', ['--dir', 'nothing'], 'Run "npm run build" first: no site is in '],
  ])('%s %j says in one line what it takes', (name, args, message) => {
    const { status, stderr } = run(treeWithCommands(), name, ...args);
    expect(status).toBe(1);
    expect(stderr).toEqual([expect.stringContaining(message)]);
  });
});

describe('npm run check', () => {
  it('says that there are no problems', () => {
    expect(run(treeWithCommands(), 'check')).toMatchObject({
      status: 0,
      stdout: ['No problems'],
    });
  });

  it('prints one line for each problem of the page asked for, in either language', () => {
    const tree = treeWithCommands();
    tree.edit(CHINESE_LOCK, 'Difference.', 'Another.');
    tree.write('docs/asyncio/event.mdx', tree.read(CHINESE_LOCK));
    const { status, stdout } = run(tree, 'check', 'asyncio/lock');
    expect(status).toBe(1);
    expect(stdout).toHaveLength(2);
    expect(stdout[0]).toContain(`${ENGLISH_LOCK}:8: stale translation`);
    expect(run(tree, 'check', CHINESE_LOCK).stdout).toEqual(stdout);
  });

  it('refuses a page that is not there', () => {
    expect(run(treeWithCommands(), 'check', 'asyncio/lok')).toMatchObject({
      status: 1,
      stderr: ['No page or program asyncio/lok; name one as <module>/<slug>'],
    });
  });
});

describe('npm run stamp', () => {
  it('makes a translation current', () => {
    const tree = treeWithCommands();
    tree.edit(CHINESE_LOCK, 'Difference.', 'Another.');
    expect(tree.problems()).toHaveLength(1);
    expect(run(tree, 'stamp', 'asyncio/lock').stdout).toEqual([`${ENGLISH_LOCK}: stamped`]);
    expect(tree.problems()).toEqual([]);
  });

  it('names a translation that is missing', () => {
    const tree = treeWithCommands();
    tree.remove(ENGLISH_LOCK);
    const { status, stderr } = run(tree, 'stamp');
    expect(status).toBe(1);
    expect(stderr).toEqual([`${ENGLISH_LOCK}: missing translation; not stamped`]);
  });
});

// A recording is made by a real CPython or not at all.
describe.skipIf(findPython() === undefined)('npm run record', () => {
  it('records what a changed program prints', () => {
    const tree = treeWithCommands();
    tree.write(DEMO, 'print("one")\nprint("二")\n');
    expect(run(tree, 'record', 'asyncio/lock').status).toBe(0);
    const [python, sha256, ...lines] = tree.read('examples/asyncio/lock/demo.out').split('\n');
    expect(python).toMatch(/^# python 3\.\d+\.\d+$/);
    expect(sha256).toMatch(/^# sha256 [0-9a-f]{64}$/);
    expect(lines).toEqual(['one', '二', '']);
    expect(tree.problems()).toEqual([]);
  });

  it.each([
    ['raise ValueError("no")\n', 'exit code 1: ValueError: no; not recorded'],
    ['import sys\nprint("x", file=sys.stderr)\n', 'wrote to stderr: x; not recorded'],
  ])('does not record a program that fails', (source, message) => {
    const tree = treeWithCommands();
    const before = tree.read('examples/asyncio/lock/demo.out');
    tree.write(DEMO, source);
    const { status, stderr } = run(tree, 'record');
    expect(status).toBe(1);
    expect(stderr).toEqual([`${DEMO}: ${message}`]);
    expect(tree.read('examples/asyncio/lock/demo.out')).toBe(before);
  });

  it('records a failure that program.json gives the reason for', () => {
    const tree = treeWithCommands();
    tree.write(DEMO, 'print("before")\nraise ValueError("no")\n');
    const settings = { demo: { stderr: 'The traceback is what it shows' } };
    tree.write('examples/asyncio/lock/program.json', JSON.stringify(settings));
    expect(run(tree, 'record').status).toBe(0);
    expect(tree.read('examples/asyncio/lock/demo.out')).toContain('\nbefore\n');
  });
});

describe('npm run inventory', () => {
  it.each([
    [[], 'Name an objects.inv: npm run inventory -- https://docs.python.org/3.13/objects.inv'],
    [['package.json'], 'Give an objects.inv of Sphinx, version 2: this file is not one'],
  ])('refuses %j in one line', (args, message) => {
    const tree = treeWithCommands();
    expect(run(tree, 'inventory', ...args)).toMatchObject({ status: 1, stderr: [message] });
  });
});
