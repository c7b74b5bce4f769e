import type { ClassResult, Conformance, Reasons } from '../../src/plugins/reports/conformance.ts';
import { keyOf } from './case-names.ts';
import { sum, type Tally } from './tally.ts';

/** The whole result as lines, what counts most last. */
export function* lines({ data, problems, failing }: Tally, reasons: Reasons): Iterable<string> {
  for (const [module, classes] of Object.entries(data.modules)) {
    yield module;
    for (const [className, result] of Object.entries(classes)) {
      yield `  ${className.padEnd(32)} ${counts(result)}`;
      for (const [name, reason] of Object.entries(result.leftOut)) {
        yield `    left out  ${name}: ${reasons[reason]?.en ?? reason}`;
      }
      for (const name of result.missing) yield `    missing   ${name}`;
      const prefix = keyOf({ module, className, name: '' });
      for (const key of failing) {
        if (key.startsWith(prefix)) yield `    failing   ${key.slice(prefix.length)}`;
      }
    }
    yield '';
  }
  yield* problems;
  if (problems.length > 0) yield '';
  for (const [module, classes] of Object.entries(data.modules)) {
    const total = sum(Object.values(classes));
    yield `${module.padEnd(34)} ${counts({ ...total, missing: missingIn(classes) })}`;
  }
  const { passing, cases, leftOut } = data;
  yield `conformance: ${passing} passing of ${cases} cases, ${leftOut} left out`;
}

export function missingIn(classes: Conformance['modules'][string]): string[] {
  return Object.values(classes).flatMap(({ missing }) => missing);
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
