/**
 * `npm run conformance`: which of CPython's own test cases the library's tests carry and pass.
 * Runs the tests that carry one, or reads a report of a run; writes what the site's page shows.
 *
 *   --report FILE  read this report of Vitest's JSON reporter instead of running the tests
 *   --check        write nothing, and fail when what the page shows is not as it is now
 *   --json FILE    write the data here too
 *   --names [test_module…]  write the lists of names anew from a CPython 3.13, and more modules
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import type { Conformance } from '../../src/plugins/reports/conformance.ts';
import { readOptions } from '../command.ts';
import { findPython } from '../python.ts';
import { listPath, readLists, readReasons } from './lists.ts';
import { readNames, renewLists } from './names.ts';
import { lines, missingCases, summary } from './print.ts';
import { readReport } from './report.ts';
import { tally } from './tally.ts';
import { readTitles, type Titles } from './titles.ts';

const root = join(import.meta.dirname, '../..');
const DATA = 'src/data/conformance.json';

const { values, positionals } = readOptions({
  allowPositionals: true,
  options: {
    report: { type: 'string' },
    check: { type: 'boolean', default: false },
    json: { type: 'string' },
    names: { type: 'boolean', default: false },
  },
});

try {
  if (values.names) await writeNames(positionals);
  else await report();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function report(): Promise<void> {
  const reasons = readReasons(root);
  const titles = readTitles(root);
  const run = readReport(values.report ?? runTests(titles), root);
  const { problems, ...result } = tally(readLists(root), reasons, titles, run);

  const text = await formatData(result.data);
  const shown = existsSync(join(root, DATA)) ? readFileSync(join(root, DATA), 'utf8') : '';
  const stale = values.check && shown !== text;
  const told = {
    ...result,
    problems: stale ? [...problems, `${DATA} is out of date; run npm run conformance`] : problems,
  };
  for (const line of values.check ? summary(told) : lines(told, reasons)) console.log(line);
  if (!values.check) writeFileSync(join(root, DATA), text);
  if (values.json !== undefined) writeFileSync(values.json, text);

  const faults = told.problems.length + missingCases(told.data).length + told.failing.size;
  process.exitCode = faults > 0 ? 1 : 0;
}

function formatData(data: Conformance): Promise<string> {
  return format(JSON.stringify(data), { parser: 'json', printWidth: 100 });
}

/** Runs the test files that carry a case, and gives the path of the report. */
function runTests({ sightings }: Titles): string {
  const folder = mkdtempSync(join(tmpdir(), 'bingfa-conformance-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  const output = join(folder, 'report.json');
  const files = [...new Set(sightings.map(({ where }) => where.replace(/:\d+$/, '')))];
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${output}`];
  // Whether they pass is in the report.
  const { stdout, stderr } = spawnSync(
    'vitest',
    ['run', '--project', 'library', ...reporters, ...files],
    { cwd: root, encoding: 'utf8' },
  );
  if (!existsSync(output)) process.stderr.write(stdout + stderr);
  return output;
}

async function writeNames(more: readonly string[]): Promise<void> {
  const python = findPython();
  if (!python?.version.startsWith('3.13.')) {
    const got = python === undefined ? 'none was found' : `got ${python.version}`;
    throw new Error(`Name a CPython 3.13 with its tests as BINGFA_PYTHON: ${got}`);
  }
  const lists = readLists(root);
  const names = readNames(python, [...new Set([...lists.keys(), ...more])]);
  const renewed = renewLists(lists, names, python.version);
  for (const [module, list] of renewed) {
    const text = await format(JSON.stringify(list, null, 2), { parser: 'json', printWidth: 100 });
    writeFileSync(listPath(root, module), text);
  }
  for (const [module, { classes }] of lists) {
    for (const [className, cases] of Object.entries(classes)) {
      for (const [name, { leftOut }] of Object.entries(cases)) {
        const stays = renewed.get(module)?.classes[className]?.[name] !== undefined;
        if (leftOut === undefined || stays) continue;
        console.log(`${module}.${className}.${name} was left out (${leftOut}) and is gone`);
      }
    }
  }
  console.log(`${renewed.size} lists are those of CPython ${python.version}`);
}
