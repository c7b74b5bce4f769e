import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLists, readReasons } from '../../scripts/conformance/lists.ts';
import { namesOf, readNames } from '../../scripts/conformance/names.ts';
import { tally } from '../../scripts/conformance/tally.ts';
import { readTitles } from '../../scripts/conformance/titles.ts';
import { findPython } from '../../scripts/python.ts';

const root = join(import.meta.dirname, '../..');
const lists = readLists(root);
const reasons = readReasons(root);

describe('the cases of CPython’s own tests', () => {
  const { data, problems } = tally(lists, reasons, readTitles(root));

  it('agree with the titles of the library’s tests', () => {
    expect(problems).toEqual([]);
  });

  it('are on the page as they are now', () => {
    const shown = readFileSync(join(root, 'src/data/conformance.json'), 'utf8');
    expect(JSON.parse(shown), 'run npm run conformance').toEqual(data);
  });

  it('are left out only for reasons that are told in both languages', () => {
    const used = new Set(
      [...lists.values()].flatMap(({ classes }) =>
        Object.values(classes).flatMap((cases) =>
          Object.values(cases).flatMap(({ leftOut }) => leftOut ?? []),
        ),
      ),
    );
    expect(Object.keys(reasons).sort(), 'delete what no case uses').toEqual([...used].sort());
    for (const [key, reason] of Object.entries(reasons)) {
      expect(Object.keys(reason), key).toEqual(['zh', 'en']);
    }
  });

  it('are those of CPython’s test files', ({ skip }) => {
    const python = findPython();
    const [first] = lists.values();
    if (python?.version !== first?.cpython) {
      const why = `the lists are of CPython ${first?.cpython}, here is ${python?.version ?? 'none'}`;
      console.warn(`Names of cases are not compared: ${why}`);
      skip(why);
    }
    if (python === undefined) return;
    expect(readNames(python, [...lists.keys()])).toEqual(namesOf(lists));
  });
});
