import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Python } from '../python.ts';
import type { CaseList, CaseLists } from './lists.ts';

/** What CPython's test files hold, by module. */
export type Names = Readonly<
  Record<
    string,
    {
      readonly file: string;
      /** Cases by class, in CPython's order. */
      readonly classes: Readonly<Record<string, readonly string[]>>;
    }
  >
>;

/** Reads the names out of the test files that come with a Python. */
export function readNames(python: Python, modules: readonly string[]): Names {
  const script = join(import.meta.dirname, 'cases.py');
  const answer = execFileSync(python.command, [script, ...modules], { encoding: 'utf8' });
  return JSON.parse(answer) as Names;
}

export function namesOf(lists: CaseLists): Names {
  return Object.fromEntries(
    [...lists].map(([module, { file, classes }]) => {
      const named = Object.entries(classes).map(([className, cases]) => [
        className,
        Object.keys(cases),
      ]);
      return [module, { file, classes: Object.fromEntries(named) as Record<string, string[]> }];
    }),
  );
}

/** The lists with CPython's names as they are now; what was left out stays left out. */
export function renewLists(lists: CaseLists, names: Names, cpython: string): CaseLists {
  return new Map(
    Object.entries(names).map(([module, { file, classes }]): [string, CaseList] => {
      const before = lists.get(module)?.classes ?? {};
      const renewed = Object.entries(classes).map(([className, cases]) => [
        className,
        Object.fromEntries(cases.map((name) => [name, before[className]?.[name] ?? {}])),
      ]);
      const list = { cpython, file, classes: Object.fromEntries(renewed) as CaseList['classes'] };
      return [module, list];
    }),
  );
}
