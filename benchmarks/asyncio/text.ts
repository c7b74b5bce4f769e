import type {
  Benchmarks,
  LinearityResult,
  MemoryResult,
  RowResult,
  Spread,
} from '../../src/plugins/reports/benchmarks.ts';

const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const range = ({ median, min, max }: Spread): string =>
  `${number(median)} (${number(min)}–${number(max)})`;

const widest = (results: readonly { readonly name: string }[]): number =>
  Math.max(...results.map(({ name }) => name.length));

function rowText({ id, count, contestants, goals }: RowResult): string[] {
  const width = widest(contestants);
  return [
    `${id}: ${count} operations a run`,
    `  ${''.padEnd(width)}  ${'times bingfa'.padStart(22)}   ns/op`,
    ...contestants.map(
      ({ name, nanoseconds, ratio }) =>
        `  ${name.padEnd(width)}  ${range(ratio).padStart(22)}   ${number(nanoseconds.median)}`,
    ),
    ...goals.map((goal) => {
      const of = goal.of ?? 'bingfa';
      const wanted =
        'atMost' in goal
          ? `at most ${goal.atMost}× ${goal.against}`
          : `at least ${goal.atLeast}× as fast as ${goal.against}`;
      return `  ${goal.met ? 'met   ' : 'MISSED'} ${of}, ${wanted}: ${range(goal.ratio)}`;
    }),
    '',
  ];
}

function memoryText(results: readonly MemoryResult[]): string[] {
  if (results.length === 0) return [];
  const width = widest(results);
  return [
    'memory: bytes of a waiter',
    ...results.map(({ name, bytes }) => `  ${name.padEnd(width)}  ${bytes.median.toFixed(0)}`),
    '',
  ];
}

function linearityText(results: readonly LinearityResult[]): string[] {
  if (results.length === 0) return [];
  const width = widest(results);
  const sizes = Object.keys(results[0]?.nanoseconds ?? {});
  const cells = (values: readonly string[]) => values.map((value) => value.padStart(8)).join('');
  return [
    'linearity: ns per waiter, by how many wait',
    `  ${''.padEnd(width)}${cells(sizes)}`,
    ...results.map(
      ({ name, nanoseconds }) =>
        `  ${name.padEnd(width)}${cells(sizes.map((size) => number(nanoseconds[size] ?? Number.NaN)))}`,
    ),
    '',
  ];
}

/** The results as a terminal shows them: median, then least and most over the processes. */
export function resultsText(results: Benchmarks): string {
  const goals = results.rows.flatMap((row) => row.goals);
  const python = results.python === null ? 'no CPython >= 3.13' : `CPython ${results.python}`;
  return [
    `Node ${results.node}, ${python}, ${results.cpus} CPUs, load ${results.load.join(' to ')}, ` +
      `${results.processes} processes of ${results.rounds} rounds`,
    '',
    ...results.rows.flatMap(rowText),
    ...memoryText(results.memory),
    ...linearityText(results.linearity),
    `goals: ${goals.filter(({ met }) => met).length} of ${goals.length} met`,
  ].join('\n');
}
