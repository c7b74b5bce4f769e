import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readOptions } from '../scripts/command.ts';
import { builtIndexes } from '../src/search/built.ts';
import { SearchEngine } from '../src/search/engine.ts';
import { decode, type IndexFile } from '../src/search/file.ts';

interface Asked {
  kind: string;
  locale: string;
  query: string;
  /** The pages that answer it, below the language's root; any of them will do. */
  expect: string[];
}

const GOALS = { rank: 0.9, keystroke: 16, kilobytes: 150 };
const DEPTH = 10;

function headingsOf(file: IndexFile): Set<string> {
  const headings = decode(file).map(({ type, hierarchy }) =>
    type === 'content' ? null : hierarchy[type],
  );
  return new Set(
    headings.filter((heading) => heading !== null).map((heading) => heading.toLowerCase()),
  );
}

function reciprocalRank(engine: SearchEngine, { query, expect }: Asked, base: string): number {
  const hits = engine.search(query).slice(0, DEPTH);
  const at = hits.findIndex(({ record }) =>
    expect.some((page) => record.url_without_anchor === base + page),
  );
  return at === -1 ? 0 : 1 / (at + 1);
}

/** The milliseconds that each keystroke of a query takes, as the reader types it. */
function keystrokes(engine: SearchEngine, query: string): number[] {
  const chars = Array.from(query);
  return chars.map((_, i) => {
    const began = performance.now();
    engine.search(chars.slice(0, i + 1).join(''));
    return performance.now() - began;
  });
}

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

async function main(): Promise<void> {
  // Tests ask for relevance alone: a time belongs to a benchmark.
  const { values, positionals } = readOptions({
    options: { relevance: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const files = await builtIndexes(positionals[0] ?? 'build');
  const list = join(import.meta.dirname, 'search-queries.json');
  const asked = JSON.parse(await readFile(list, 'utf8')) as Asked[];
  const ranks = new Map<string, number[]>();
  const times: number[] = [];
  const faults: string[] = [];
  let empty = 0;
  for (const file of files) {
    const kilobytes = gzipSync(JSON.stringify(file), { level: 9 }).length / 1000;
    const began = performance.now();
    const engine = new SearchEngine(file);
    const built = performance.now() - began;
    const headings = headingsOf(file);
    console.log(
      `${file.lang}: ${file.pages.length} pages, index ${kilobytes.toFixed(1)} KB gzip, made in ${built.toFixed(0)} ms`,
    );
    if (kilobytes > GOALS.kilobytes)
      faults.push(`index of ${file.lang} over ${GOALS.kilobytes} KB`);
    for (const one of asked.filter(({ locale }) => locale === file.lang)) {
      if (headings.has(one.query.toLowerCase()))
        faults.push(`"${one.query}" is a heading: ask as a reader would`);
      const rank = reciprocalRank(engine, one, file.base);
      for (const group of [one.kind, 'all']) ranks.set(group, [...(ranks.get(group) ?? []), rank]);
      if (engine.search(one.query).length === 0) empty += 1;
      if (rank < 1)
        console.log(
          `  ${rank === 0 ? 'missed' : `rank ${Math.round(1 / rank)}`}: ${one.kind} "${one.query}"`,
        );
      times.push(...keystrokes(engine, one.query));
    }
  }
  for (const [kind, values] of ranks) {
    console.log(
      `${kind.padEnd(16)} MRR@${DEPTH} ${mean(values).toFixed(3)} of ${values.length} queries`,
    );
  }
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  console.log(`empty results ${empty}`);
  console.log(
    `per keystroke p50 ${p50.toFixed(2)} ms, p95 ${p95.toFixed(2)} ms of ${times.length}`,
  );
  const rank = mean(ranks.get('all') ?? [0]);
  if (rank < GOALS.rank) faults.push(`MRR@${DEPTH} ${rank.toFixed(3)} below ${GOALS.rank}`);
  if (empty > 0) faults.push(`${empty} queries found nothing`);
  if (!values.relevance && p95 > GOALS.keystroke)
    faults.push(`p95 ${p95.toFixed(1)} ms over ${GOALS.keystroke} ms`);
  const unanswered = asked.filter(({ locale }) => !files.some(({ lang }) => lang === locale));
  if (unanswered.length > 0)
    faults.push(`${unanswered.length} queries are of a language that is not built`);
  for (const fault of faults) console.error(`Goal missed: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
