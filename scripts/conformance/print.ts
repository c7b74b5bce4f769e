import type { ClassResult, Conformance, Reasons } from '../../src/plugins/reports/conformance.ts';
import { keyOf } from './case-names.ts';
import { sum, type Tally } from './tally.ts';

/** The whole result as lines, what counts most last. */
export function* lines({ data, problems, failing }: Tally, reasons: Reasons): Iterable<string> {
  for (const [module, { classes }] of Object.entries(data.modules)) {
    yield module;
    for (const [className, result] of Object.entries(classes)) {
      yield `  ${className.padEnd(32)} ${counts(result)}`;
      for (const [name, reason] of Object.entries(result.leftOut)) {
        yield `    left out  ${name}: ${reasons[reason]?.en ?? reason}`;
      }
      for (const name of result.differs) yield `    differs   ${name}: on purpose`;
    }
    yield '';
  }
  yield* summary({ data, problems, failing });
}

/** What is wrong, a line per module and the sum. */
export function* summary({ data, problems, failing }: Tally): Iterable<string> {
  const faults = [
    ...problems,
    ...missingCases(data).map((key) => `${key} is missing; port it or leave it out with a reason`),
    ...[...failing].map((key) => `${key} does not pass`),
  ];
  yield* faults;
  if (faults.length > 0) yield '';
  for (const [module, { classes }] of Object.entries(data.modules)) {
    const results = Object.values(classes);
    const missing = results.flatMap((each) => each.missing);
    yield `${module.padEnd(34)} ${counts({ ...sum(results), missing })}`;
  }
  const { passing, cases, leftOut } = data;
  yield `conformance: ${passing} passing of ${cases} cases, ${leftOut} left out`;
}

export function missingCases({ modules }: Conformance): string[] {
  return Object.entries(modules).flatMap(([module, { classes }]) =>
    Object.entries(classes).flatMap(([className, { missing }]) =>
      missing.map((name) => keyOf({ module, className, name })),
    ),
  );
}

interface Counts extends Pick<ClassResult, 'cases' | 'ported' | 'passing' | 'missing'> {
  readonly leftOut: number | ClassResult['leftOut'];
}

function counts({ cases, ported, passing, leftOut, missing }: Counts): string {
  const without = typeof leftOut === 'number' ? leftOut : Object.keys(leftOut).length;
  const parts: [number, string][] = [
    [cases, 'in CPython'],
    [ported, 'ported'],
    [passing, 'passing'],
    [without, 'left out'],
    [missing.length, 'missing'],
  ];
  const shown = missing.length > 0 ? parts : parts.slice(0, -1);
  return shown.map(([count, what]) => `${String(count).padStart(3)} ${what}`).join(' · ');
}
