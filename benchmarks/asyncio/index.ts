/**
 * `npm run bench`: the built library beside its peers, the physical floor and CPython's asyncio.
 * `--only PART` runs one part, `--quick` takes fewer processes, `--json FILE` writes the results and
 * `--publish` writes those that the site shows: all of them, or the parts that were run.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { findPython } from '../../scripts/python.ts';
import type { Benchmarks } from '../../src/plugins/reports/benchmarks.ts';
import { parseArguments, type Arguments } from './arguments.ts';
import { cpus, load, packages } from './machine.ts';
import { measureGrowth, measureMemory, measureRows } from './parts.ts';
import { rows, type RowId } from './rows/index.ts';
import { roundNumbers } from './statistics.ts';
import { resultsText } from './text.ts';

const ids = Object.keys(rows) as RowId[];
const published = join(import.meta.dirname, '../../src/data/benchmarks.json');

async function write(file: string, results: Benchmarks): Promise<void> {
  const options = await resolveConfig(published);
  const text = JSON.stringify(roundNumbers(results));
  writeFileSync(file, await format(text, { ...options, parser: 'json' }));
}

async function main({ json, publish, only, processes, rounds }: Arguments): Promise<void> {
  const python = findPython();
  const chosen = (part: string): boolean => only.length === 0 || only.includes(part);
  const tell = (what: string): void => console.error(what);
  const plan = { processes, rounds, python, tell };
  const before = load();
  const measured = await measureRows(ids.filter(chosen), plan);
  const memory = chosen('memory') ? await measureMemory(plan) : [];
  const linearity = chosen('linearity') ? await measureGrowth(plan) : [];
  const results: Benchmarks = {
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    python: python?.version ?? null,
    cpus,
    load: [before, load()],
    processes,
    rounds,
    packages: packages(),
    rows: measured,
    memory,
    linearity,
  };
  console.log(resultsText(results));
  if (json !== undefined) await write(json, results);
  if (publish) await write(published, only.length === 0 ? results : renewed(results));
}

/** What is published, with the parts that were measured again. */
function renewed(results: Benchmarks): Benchmarks {
  const before = JSON.parse(readFileSync(published, 'utf8')) as Benchmarks;
  const all = [
    ...before.rows.filter(({ id }) => !results.rows.some((row) => row.id === id)),
    ...results.rows,
  ];
  return {
    ...results,
    rows: all.sort((a, b) => ids.indexOf(a.id as RowId) - ids.indexOf(b.id as RowId)),
    memory: results.memory.length === 0 ? before.memory : results.memory,
    linearity: results.linearity.length === 0 ? before.linearity : results.linearity,
  };
}

try {
  await main(parseArguments(process.argv.slice(2), [...ids, 'memory', 'linearity']));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
