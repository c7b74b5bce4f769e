import type { RowResult } from './results.ts';
import type { Spread } from './statistics.ts';

const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const range = ({ median, min, max }: Spread): string =>
  `${number(median)} (${number(min)}–${number(max)})`;

/** A row as lines for a terminal: each contestant's time beside the library's, then the goals. */
export function rowText({ id, count, contestants, goals }: RowResult): string {
  const width = Math.max(...contestants.map(({ name }) => name.length));
  return [
    `${id}: ${count} operations a run`,
    `  ${'times bingfa (min–max)'.padStart(width + 24)}   ns/op`,
    ...contestants.map(
      ({ name, nanoseconds, ratio }) =>
        `  ${name.padEnd(width)}  ${range(ratio).padStart(22)}   ${number(nanoseconds.median)}`,
    ),
    ...goals.map((goal) => {
      const of = goal.of ?? 'bingfa';
      const wanted =
        'atMost' in goal
          ? `${of} at most ${goal.atMost}× ${goal.against}`
          : `${of} at least ${goal.atLeast}× as fast as ${goal.against}`;
      return `  ${goal.met ? 'met   ' : 'MISSED'} ${wanted}: ${range(goal.ratio)}`;
    }),
    '',
  ].join('\n');
}
