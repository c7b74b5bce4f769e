import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Python } from '../python.ts';
import type { CaseList, CaseLists } from './lists.ts';

/** Cases by class, by module, in CPython's order. */
export type Names = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Reads the names out of the test files that come with a Python. */
export function readNames(python: Python, modules: readonly string[]): Names {
  const script = join(import.meta.dirname, 'cases.py');
  const answer = execFileSync(python.command, [script, ...modules], { encoding: 'utf8' });
  return JSON.parse(answer) as Names;
}

export function namesOf(lists: CaseLists): Names {
  return Object.fromEntries(
    [...lists].map(([module, { classes }]) => [
      module,
      Object.fromEntries(
        Object.entries(classes).map(([className, cases]) => [className, Object.keys(cases)]),
      ),
    ]),
  );
}

/** The lists with CPython's names as they are now; what was left out stays left out. */
export function renewLists(lists: CaseLists, names: Names, cpython: string): CaseLists {
  return new Map(
    Object.entries(names).map(([module, classes]): [string, CaseList] => {
      const before = lists.get(module)?.classes ?? {};
      const renewed = Object.entries(classes).map(([className, cases]) => [
        className,
        Object.fromEntries(cases.map((name) => [name, before[className]?.[name] ?? {}])),
      ]);
      return [module, { cpython, classes: Object.fromEntries(renewed) as CaseList['classes'] }];
    }),
  );
}
