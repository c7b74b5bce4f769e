import { BENCHMARK_WORDS, type BenchmarkWords } from './benchmark-words.ts';
import type {
  Benchmarks,
  ContestantResult,
  GoalResult,
  LinearityResult,
  MemoryResult,
  RowResult,
} from './benchmarks.ts';
import { escape, table } from './html.ts';

const ours = 'bingfa';

/** The results of `npm run bench` as a page shows them. */
export function renderBenchmarks(data: Benchmarks, language: 'zh' | 'en'): string {
  const words = BENCHMARK_WORDS[language];
  const goals = data.rows.flatMap((row) => row.goals);
  return [
    `<p><strong>${words.sum(met(goals), goals.length)}</strong> ${escape(words.machine(data))}</p>`,
    overview(data.rows, words),
    ...data.rows.map((row) => section(row, data.packages, words)),
    memory(data.memory, words),
    linearity(data.linearity, words),
  ].join('\n');
}

function met(goals: readonly GoalResult[]): number {
  return goals.filter((goal) => goal.met).length;
}

/** Three significant digits: more would claim what nobody has measured. */
function number(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en-US');
}

function times(value: number): string {
  return `${number(value)}×`;
}

function nameOf(name: string, words: BenchmarkWords): string {
  return escape(words.names[name] ?? name);
}

/** Text whose `code` is marked as in Markdown. */
function prose(text: string): string {
  return escape(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** Neither the library nor what is no library: the floor, the platform's own, CPython. */
function isLibrary({ name }: ContestantResult, packages: Benchmarks['packages']): boolean {
  return Object.hasOwn(packages, name.split(',')[0] ?? '');
}

function overview(rows: readonly RowResult[], words: BenchmarkWords): string {
  const head = [words.row, words.overFloor, words.overPython, words.goals];
  return table(
    head,
    rows.map(({ id, contestants, goals }) => {
      const ratio = (name: string) => contestants.find((one) => one.name === name)?.ratio.median;
      const below = ratio('floor');
      const python = ratio('CPython');
      return [
        `<a href="#${id}">${escape(words.rows[id]?.title ?? id)}</a>`,
        below === undefined ? words.none : times(1 / below),
        python === undefined ? words.none : times(python),
        `${met(goals)} / ${goals.length}`,
      ];
    }),
  );
}

// Beyond this many times the library's time a bar is cut off.
const widest = 8;

function bar(ratio: number): string {
  const share = Math.min(100, (ratio / widest) * 100).toFixed(1);
  const cut = ratio > widest ? ' data-cut' : '';
  return `<span class="bench-bar" style="inline-size:${share}%"${cut}></span>`;
}

function section(
  { id, contestants, goals }: RowResult,
  packages: Benchmarks['packages'],
  words: BenchmarkWords,
): string {
  const head = [words.contestant, words.times, words.spread, words.nanoseconds, words.drawn];
  const rows = contestants.map((one) => {
    const { median, min, max } = one.ratio;
    const text = nameOf(one.name, words);
    const name = one.name === ours ? `<b>${text}</b>` : text;
    const version = isLibrary(one, packages) ? packages[one.name.split(',')[0] ?? ''] : undefined;
    return [
      version === undefined ? name : `${name} <small>${escape(version)}</small>`,
      times(median),
      one.name === ours ? '' : words.range(number(min), number(max)),
      number(one.nanoseconds.median),
      bar(median),
    ];
  });
  const { title = id, what = '' } = words.rows[id] ?? {};
  const items = goals.map((goal) => goalItem(goal, words)).join('');
  return [
    `<section class="bench"><h3 id="${id}">${escape(title)}</h3><p>${prose(what)}</p>`,
    `<div data-search="off">${table(head, rows)}<ul class="bench-goals">${items}</ul></div>`,
    '</section>',
  ].join('');
}

function goalItem(goal: GoalResult, words: BenchmarkWords): string {
  const of = nameOf(goal.of ?? ours, words);
  const against = nameOf(goal.against, words);
  const text =
    'atMost' in goal
      ? words.atMost(of, against, goal.atMost)
      : words.atLeast(of, against, goal.atLeast);
  const { median, min, max } = goal.ratio;
  const result = words.outcome(text, times(median), words.range(number(min), number(max)));
  const verdict = goal.met ? words.met : words.missed;
  return `<li><b data-met="${goal.met}">${verdict}</b> ${result}</li>`;
}

function memory(results: readonly MemoryResult[], words: BenchmarkWords): string {
  const rows = results.map(({ name, bytes }) => [nameOf(name, words), number(bytes.median)]);
  return [
    `<section class="bench"><h3 id="memory">${words.memory.title}</h3>`,
    `<p>${prose(words.memory.what)}</p>`,
    `<div data-search="off">${table([words.library, words.bytes], rows)}</div></section>`,
  ].join('');
}

function linearity(results: readonly LinearityResult[], words: BenchmarkWords): string {
  const sizes = Object.keys(results[0]?.nanoseconds ?? {});
  const head = [words.what, ...sizes.map((size) => words.waiters(number(Number(size))))];
  const rows = results.map(({ name, nanoseconds }) => [
    nameOf(name, words),
    ...sizes.map((size) => number(nanoseconds[size] ?? Number.NaN)),
  ]);
  return [
    `<section class="bench"><h3 id="linearity">${words.linearity.title}</h3>`,
    `<p>${prose(words.linearity.what)}</p>`,
    `<div data-search="off">${table(head, rows)}</div></section>`,
  ].join('');
}
