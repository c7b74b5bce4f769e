// npm run record -- [<module>[/<slug>]…]: writes NAME.out beside each NAME.py from a real CPython.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { availableParallelism } from 'node:os';
import { globSync } from 'tinyglobby';
import { formatRecording } from '../src/plugins/recording.ts';
import { readProgramSettings } from '../src/plugins/program-settings.ts';
import { fail } from './command.ts';
import { findPython, runPython, type Python } from './python.ts';

const examples = join(import.meta.dirname, '..', 'examples');

function programsIn(wanted: string[]): string[] {
  const patterns = wanted.length === 0 ? ['*/*/*.py'] : wanted.flatMap(patternsFor);
  return globSync(patterns, { cwd: examples, absolute: true }).sort();
}

function patternsFor(wanted: string): string[] {
  const path = wanted.replace(/^(\.\/)?examples\//, '').replace(/\/$/, '');
  const depth = path.split('/').length;
  if (depth === 1) return [`${path}/*/*.py`];
  return depth === 2 ? [`${path}/*.py`] : [path];
}

function expectedStderr(file: string): string | undefined {
  return readProgramSettings(dirname(file))[basename(file, '.py')]?.stderr;
}

/** Records one program; returns what went wrong, if anything. */
async function record(python: Python, file: string): Promise<string | undefined> {
  const source = readFileSync(file, 'utf8');
  const { stdout, stderr, failure } = await runPython(python, dirname(file), basename(file));
  const lastWords = stderr.trim().split('\n').at(-1) ?? '';
  if (expectedStderr(file) === undefined && (failure !== undefined || stderr !== '')) {
    return `${failure ?? 'wrote to stderr'}${lastWords === '' ? '' : `: ${lastWords}`}; not recorded`;
  }
  const target = file.replace(/\.py$/, '.out');
  const text = formatRecording(python.version, source, stdout);
  const before = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
  if (before !== text) writeFileSync(target, text);
  return undefined;
}

const wanted = process.argv.slice(2);
const python = findPython();
if (python === undefined) {
  fail('Install CPython 3.13 or newer, or name one in BINGFA_PYTHON: none was found');
}
const files = programsIn(wanted);
if (files.length === 0) {
  fail(`No Python programs in ${wanted.join(' ') || 'examples'}; write a demo.py first`);
}

const waiting = [...files];
let failed = 0;
async function worker(python: Python): Promise<void> {
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const name = relative(join(examples, '..'), file);
    const problem = await record(python, file);
    if (problem !== undefined) failed += 1;
    if (problem === undefined) console.log(`${name}: recorded`);
    else console.error(`${name}: ${problem}`);
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, () => worker(python)));
console.log(`${files.length - failed} recorded with Python ${python.version}, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
