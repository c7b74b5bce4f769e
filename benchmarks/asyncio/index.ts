/**
 * `npm run bench`: the built library beside its peers, the physical floor and CPython's asyncio.
 * `--only ROW` runs one row, `--quick` takes fewer processes, `--json FILE` writes the results and
 * `--publish` writes those that the site shows.
 */
import { writeFileSync } from 'node:fs';
import { findPython } from '../../scripts/python.ts';
import { parseArguments, type Arguments } from './arguments.ts';
import { measureRow } from './processes.ts';
import { summarize, type RowResult, type Times } from './results.ts';
import { rows, type RowId } from './rows/index.ts';
import { rowText } from './text.ts';

async function main({ json, only, processes, rounds }: Arguments): Promise<void> {
  const python = findPython();
  if (python === undefined) console.log('No CPython >= 3.13: its column is left out\n');
  const ids = Object.keys(rows) as RowId[];
  const chosen = only.length === 0 ? ids : ids.filter((id) => only.includes(id));
  const results: RowResult[] = [];
  for (const id of chosen) {
    const measured: Times[] = [];
    for (let i = 0; i < processes; i += 1) measured.push(await measureRow(id, rounds, python));
    const result = summarize(id, rows[id].count, measured);
    results.push(result);
    console.log(rowText(result));
  }
  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ rows: results }, null, 2)}\n`);
}

try {
  await main(parseArguments(process.argv.slice(2), Object.keys(rows)));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
