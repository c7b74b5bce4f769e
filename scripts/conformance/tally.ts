import { nearest } from '../../src/plugins/nearest.ts';
import type {
  ClassResult,
  Conformance,
  ModuleResult,
  Reasons,
} from '../../src/plugins/reports/conformance.ts';
import { keyOf, type Sighting } from './case-names.ts';
import type { CaseLists } from './lists.ts';
import type { RunCase } from './report.ts';
import type { Titles } from './titles.ts';

export interface Tally {
  readonly data: Conformance;
  /** Inconsistencies, one line each. */
  readonly problems: readonly string[];
  /** Cases that are ported and did not pass or did not run, by `module.Class.case`. */
  readonly failing: ReadonlySet<string>;
}

/** Compares CPython's cases with ours; without a run, a case that is ported counts as passing. */
export function tally(
  lists: CaseLists,
  reasons: Reasons,
  titles: Titles,
  run?: readonly RunCase[],
): Tally {
  const ported = new Map<string, Sighting>(titles.sightings.map((each) => [keyOf(each), each]));
  const problems = [...titles.problems, ...unknownCases(lists, titles.sightings)];
  const differing = new Set(titles.sightings.filter((each) => each.differs).map(keyOf));
  const failing = new Set<string>();
  if (run !== undefined) {
    const ran = new Set(run.map(keyOf));
    for (const key of ported.keys()) if (!ran.has(key)) failing.add(key);
    for (const each of run) {
      if (!each.passed) failing.add(keyOf(each));
      if (ported.has(keyOf(each))) continue;
      problems.push(`${each.where}: write the title of ${keyOf(each)} literally`);
    }
  }

  const modules: Record<string, ModuleResult> = {};
  for (const [module, { file, classes }] of lists) {
    const results: Record<string, ClassResult> = {};
    for (const [className, cases] of Object.entries(classes)) {
      const leftOut: Record<string, string> = {};
      const differs: string[] = [];
      const missing: string[] = [];
      let portedHere = 0;
      let passing = 0;
      for (const [name, entry] of Object.entries(cases)) {
        const key = keyOf({ module, className, name });
        const sighting = ported.get(key);
        if (entry.leftOut !== undefined) {
          leftOut[name] = entry.leftOut;
          if (sighting !== undefined) {
            problems.push(
              `${sighting.where}: ${key} is ported, and left out in ${module}.json; delete one`,
            );
          }
          if (!Object.hasOwn(reasons, entry.leftOut)) {
            const known = nearest(entry.leftOut, Object.keys(reasons), 1)[0] ?? 'none';
            problems.push(
              `${key}: no reason “${entry.leftOut}”; add it to reasons.json or use ${known}`,
            );
          }
        } else if (sighting === undefined) missing.push(name);
        else {
          portedHere += 1;
          if (differing.has(key)) differs.push(name);
          if (!failing.has(key)) passing += 1;
        }
      }
      const count = Object.keys(cases).length;
      results[className] = {
        cases: count,
        ported: portedHere,
        passing,
        differs,
        leftOut,
        missing,
      };
    }
    modules[module] = { file, classes: results };
  }
  const all = Object.values(modules).flatMap(({ classes }) => Object.values(classes));
  const cpython = [...new Set([...lists.values()].map((list) => list.cpython))];
  if (cpython.length > 1) {
    problems.push(`the lists are of several Pythons (${cpython.join(', ')}); make them anew`);
  }
  return {
    data: { cpython: cpython[0] ?? 'none', ...sum(all), modules },
    problems,
    failing,
  };
}

export function sum(classes: readonly ClassResult[]) {
  const total = (count: (each: ClassResult) => number): number =>
    classes.reduce((before, each) => before + count(each), 0);
  return {
    cases: total(({ cases }) => cases),
    ported: total(({ ported }) => ported),
    passing: total(({ passing }) => passing),
    differs: total(({ differs }) => differs.length),
    leftOut: total(({ leftOut }) => Object.keys(leftOut).length),
  };
}

function* unknownCases(lists: CaseLists, sightings: readonly Sighting[]): Iterable<string> {
  const known = [...lists].flatMap(([module, { classes }]) =>
    Object.entries(classes).flatMap(([className, cases]) =>
      Object.keys(cases).map((name) => keyOf({ module, className, name })),
    ),
  );
  const names = new Set(known);
  for (const sighting of sightings) {
    const key = keyOf(sighting);
    if (names.has(key)) continue;
    const near = nearest(key, known, 1)[0] ?? 'none';
    yield `${sighting.where}: CPython has no case ${key}; the nearest is ${near}`;
  }
}
