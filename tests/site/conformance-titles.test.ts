import { describe, expect, it } from 'vitest';
import { titlesIn } from '../../scripts/conformance/titles.ts';

const suite = (body: string, title = "'CPython test_locks.LockTests'"): string =>
  `describe(${title}, () => {\n${body}\n});`;

function problemsOf(text: string): readonly string[] {
  return titlesIn('lock.test.ts', text).problems;
}

describe('titles', () => {
  it.each([
    ['a name alone', suite("it('test_wait', () => {});")],
    ['a name and words', suite("it('test_wait: in order', () => {});")],
    ['words after a comma', suite("it('test_wait', f);", "'CPython test_locks.LockTests, more'")],
    ['computed words', suite('it(`test_wait: ${n}`, f);', '`CPython test_locks.LockTests, ${n}`')],
    ['a table', suite("it.each([1, 2])('test_wait: %s', f);")],
    [
      'a table of suites',
      "describe.each([1])('CPython test_locks.LockTests, %s', () => { it('test_wait', f); });",
    ],
    ['a loop', `for (const n of [1]) { ${suite("it('test_wait', f);")} }`],
    ['an inner group', suite("describe('more', () => { it('test_wait', f); });")],
  ])('name a case by %s', (_, text) => {
    const { sightings, problems } = titlesIn('lock.test.ts', text);
    expect(problems).toEqual([]);
    expect(sightings).toEqual([
      expect.objectContaining({ module: 'test_locks', className: 'LockTests', name: 'test_wait' }),
    ]);
  });

  const CASE = 'write the title as “test_<name>[: more]”, its name literally';
  const SUITE = 'write the title as “CPython <module>.<Class>[, more]”, its name literally';

  it.each([
    ['a case without its name', suite("it('waits', f);"), `lock.test.ts:2: ${CASE}`],
    [
      'a case named with its class',
      suite("it('LockTests.test_wait', f);"),
      `lock.test.ts:2: ${CASE}`,
    ],
    ['a computed case', suite('it(`test_${name}`, f);'), `lock.test.ts:2: ${CASE}`],
    ['a case by variable', suite('it(name, f);'), `lock.test.ts:2: ${CASE}`],
    [
      'a computed class',
      suite('', '`CPython test_locks.${name}Tests`'),
      `lock.test.ts:1: ${SUITE}`,
    ],
    ['a suite without a class', suite('', "'CPython test_locks'"), `lock.test.ts:1: ${SUITE}`],
    [
      'a case that does not run',
      suite("it.skip('test_wait', f);"),
      'lock.test.ts:2: take .skip away: a case counts only when it always runs',
    ],
    [
      'a case that may not run',
      suite("it.skipIf(slow)('test_wait', f);"),
      'lock.test.ts:2: take .skipIf away: a case counts only when it always runs',
    ],
    [
      'a suite that does not run',
      "describe.skip('CPython test_locks.LockTests', () => {});",
      'lock.test.ts:1: take .skip away: a case counts only when it always runs',
    ],
  ])('may not hold %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('may say what they want elsewhere', () => {
    const elsewhere = "describe('Lock', () => { it(name, f); it.skip('is fair', f); });";
    expect(problemsOf(elsewhere)).toEqual([]);
  });

  it('are not those of another test', () => {
    expect(problemsOf(suite("it('test_wait', () => { test.method('x'); });"))).toEqual([]);
  });
});
